package dev.assay.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clock that was a day ahead, and is set right, must not keep anybody waiting for a day. */
@OnEveryStore
class ClockSetBackTest extends OnMiniFarm {
    private static final Duration DAY = Duration.ofDays(1);

    @BeforeEach
    void aDayPasses() {
        farm.lookAfterDevices(1);
        farm.clock().advance(DAY);
        farm.farm().controllers().beat();
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
