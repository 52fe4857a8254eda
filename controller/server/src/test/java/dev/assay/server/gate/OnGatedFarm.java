package dev.assay.server.gate;

import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A farm with one device, the pi, that is made anew for each test, and is gone after it. */
abstract class OnGatedFarm {
    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    GatedFarm gated;

    @SuppressWarnings("NullAway.Init") // made before each
    MiniFarm farm;

    /** Speaks to the controller of its making; {@code at} makes one for a controller that came after. */
    @SuppressWarnings("NullAway.Init") // made before each
    FakeAgent pi;

    @BeforeEach
    void openFarm() throws IOException {
        gated = new GatedFarm(folder, store);
        farm = gated.farm;
        pi = farm.device("pi");
    }

    @AfterEach
    void closeFarm() {
        gated.close();
    }
}
