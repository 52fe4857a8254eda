package dev.assay.server;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A farm without devices that is made anew for each test, and is gone after it; for classes that run {@link OnEveryStore}. */
public abstract class OnMiniFarm {
    /** What the farm stands on. */
    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    protected FarmStore store;

    /** Empty in the beginning, but for what the farm keeps in it. */
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    protected Path folder;

    /** The farm. */
    @SuppressWarnings("NullAway.Init") // made before each
    protected MiniFarm farm;

    @BeforeEach
    final void openFarm() throws IOException {
        farm = new MiniFarm(folder, store);
    }

    @AfterEach
    final void closeFarm() {
        farm.close();
    }
}
