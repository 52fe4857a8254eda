package dev.assay.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.kernel.CapturedTree;
import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.EnergyGrade;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowJudgeTest {
    private static final double RESOLUTION_WATTS = 0.04;

    @TempDir
    Path root;

    private PowerGauge gauge;
    private JouleCounter counter;
    private final EnergyTrace trace = new EnergyTrace();

    @BeforeEach
    void sensors() {
        CapturedTree tree = new CapturedTree(root);
        gauge = new PowerGauge("gauge", EnergyGrade.B, RESOLUTION_WATTS, tree.files(), List.of());
        counter = new JouleCounter("counter", EnergyGrade.B, 61e-6, 0.001, tree.files(), List.of());
    }

    private static long at(double seconds) {
        return SampleClock.toNanos(seconds);
    }

    private void watts(double fromSeconds, double toSeconds, double stepSeconds, double watts) {
        int steps = (int) Math.round((toSeconds - fromSeconds) / stepSeconds);
        for (int i = 0; i <= steps; i++) {
            trace.addWatts(at(fromSeconds + i * stepSeconds), watts);
        }
    }

    @Test
    void evenPowerGivesPowerTimesTimeEvenBetweenReadings() {
        watts(0, 12, 0.1, 5);

        WindowEnergy energy = WindowJudge.judge(gauge, trace, at(1.03), at(11.03));

        assertThat(energy.absentReason()).isNull();
        assertThat(energy.joules()).isCloseTo(50, within(1e-6));
        assertThat(energy.seconds()).isCloseTo(10, within(1e-9));
        assertThat(energy.uncertaintyJoules()).isCloseTo(RESOLUTION_WATTS / 2 * 10, within(1e-6));
    }

    @Test
    void aRampIsSummedByTheTrapezoidRule() {
        for (int i = 0; i <= 100; i++) {
            trace.addWatts(at(i / 10.0), i / 10.0);
        }

        // ∫₂⁸ t dt
        assertThat(WindowJudge.judge(gauge, trace, at(2), at(8)).joules()).isCloseTo(30, within(1e-6));
    }

    @Test
    void whatPowerMayHaveChangedAtTheEdgesIsInTheUncertainty() {
        watts(0, 5, 0.1, 2);
        watts(5.1, 10, 0.1, 6);

        WindowEnergy energy = WindowJudge.judge(gauge, trace, at(1.05), at(9.02));

        double edges = 4 * (0.05 + 0.02);
        assertThat(energy.uncertaintyJoules()).isCloseTo(edges + RESOLUTION_WATTS / 2 * 7.97, within(1e-6));
    }

    @Test
    void aCounterNeedsTheEdgesOnly() {
        trace.addJoules(at(0), 0);
        trace.addJoules(at(1), 5);
        trace.addJoules(at(11), 55);

        WindowEnergy energy = WindowJudge.judge(counter, trace, at(1), at(11));

        assertThat(energy.joules()).isCloseTo(50, within(1e-9));
        assertThat(energy.uncertaintyJoules()).isCloseTo(2 * (61e-6 + 5 * 0.001), within(1e-9));
    }

    @Test
    void aGaugeThatWasReadTooSeldomIsRejected() {
        watts(0, 12, 0.15, 5);

        WindowEnergy energy = WindowJudge.judge(gauge, trace, at(1), at(11));

        assertThat(energy.absentReason()).contains("gauge was read").contains("expected about 100");
    }

    @Test
    void aLongGapIsRejectedEvenWhenThereAreEnoughReadings() {
        watts(0, 5, 0.1, 5);
        watts(5.5, 12, 0.1, 5);

        assertThat(WindowJudge.judge(gauge, trace, at(1), at(11)).absentReason())
                .contains("gap of up to 0.5 s");
    }

    @Test
    void aWindowTooShortForAGaugeSaysSo() {
        watts(0, 2, 0.1, 5);

        assertThat(WindowJudge.judge(gauge, trace, at(1), at(1.3)).absentReason())
                .contains("sample for longer");
    }

    @Test
    void aTraceThatDoesNotReachTheEndOfTheWindowGivesNothing() {
        watts(0, 5, 0.1, 5);

        assertThat(WindowJudge.judge(gauge, trace, at(1), at(11)).absentReason())
                .contains("not read over the whole sampling window");
    }

    @Test
    void theMedianPowerIgnoresAShortPeak() {
        watts(0, 2, 0.1, 3);
        watts(2.1, 2.2, 0.1, 90);

        assertThat(trace.medianWatts().orElseThrow()).isCloseTo(3, within(1e-6));
    }
}
