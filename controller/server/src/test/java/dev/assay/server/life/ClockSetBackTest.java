package dev.assay.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A clock that was a day ahead, and is set right, must not keep anybody waiting for a day. */
@OnEveryStore
class ClockSetBackTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Parameter
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    FarmStore store;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder, store);
        farm.lookAfterDevices(1);
        farm.clock().advance(DAY);
        farm.farm().controllers().beat();
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    private void setClockBack() {
        farm.clock().advance(DAY.negated());
        farm.farm().controllers().beat();
    }

    @Test
    void aDeviceInQuarantineIsCheckedSoon() {
        FakeAgent pi = farm.device("pi");
        pi.work();
        assertThat(pi.lease())
                .as("it asked again, which is a fault, and one is enough")
                .isEmpty();

        setClockBack();
        farm.clock().advance(Duration.ofMinutes(1));

        assertThat(pi.work().plan().label()).isEqualTo("health check");
    }

    @Test
    void aDeviceThatIsGoneIsNotTakenForConnected() {
        farm.device("pi");

        setClockBack();
        farm.clock().advance(Duration.ofMinutes(5));

        assertThat(farm.farm().devices().all()).noneMatch(farm.farm().devices()::isConnected);
    }
}
