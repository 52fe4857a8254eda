package dev.assay.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Warmup;
import dev.assay.server.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionHeatTest {
    private static RunReport run(int index, @Nullable Double start, @Nullable Double end) {
        RunMeasurement measured = new RunMeasurement(
                0.1,
                0.01,
                new Warmup(20, 2, true),
                new long[] {1},
                1,
                null,
                EnergyReading.absent(List.of(), "no sensor"),
                start,
                end,
                null);
        return new RunReport(index, measured, null, List.of());
    }

    private static SessionHeat heat(List<RunReport> runs, @Nullable BaselineReport baseline) {
        return SessionHeat.of(
                new SessionReport("j", 1, "pi", Sessions.environment("6.6"), 0, runs, null, null, List.of(), baseline));
    }

    @Test
    void bothArmsCountAndTheFirstIsTheOneThatRanFirst() {
        BaselineReport baseline = new BaselineReport(List.of(run(0, 40.0, 61.0), run(3, 45.0, 50.0)), null, null);

        assertThat(heat(List.of(run(1, 47.0, 55.0), run(2, 48.0, 56.0)), baseline))
                .isEqualTo(new SessionHeat(40.0, 61.0));
    }

    @Test
    void aDeviceWithoutAThermometerSaysNothing() {
        RunReport crashed = new RunReport(0, null, new RunFailure(RunFailure.Kind.CRASHED, "x"), List.of());

        assertThat(heat(List.of(crashed, run(1, null, null)), null)).isEqualTo(new SessionHeat(null, null));
    }

    @Test
    void whatIsNoTemperatureIsLeftOut() {
        assertThat(heat(List.of(run(0, Double.NaN, 51.0)), null)).isEqualTo(new SessionHeat(null, 51.0));
    }
}
