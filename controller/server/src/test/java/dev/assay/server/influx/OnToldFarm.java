package dev.assay.server.influx;

import dev.assay.server.FarmStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A farm with an outbox that is made anew for each test, and is gone after it; for classes that run on every store. */
abstract class OnToldFarm {
    /** What the farm stands on. */
    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    /** Empty in the beginning, but for what the farm keeps in it. */
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** The farm. */
    @SuppressWarnings("NullAway.Init") // made before each
    ToldFarm told;

    @BeforeEach
    final void openFarm() throws IOException {
        told = new ToldFarm(folder, store);
    }

    @AfterEach
    final void closeFarm() {
        told.close();
    }
}
