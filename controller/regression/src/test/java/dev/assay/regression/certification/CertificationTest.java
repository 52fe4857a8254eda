package dev.assay.regression.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictReason;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CertificationTest {
    private static SampleGates good() {
        return new SampleGates()
                .add(Planted.NOTHING, 0, 0, 100)
                .add(Planted.WORK, 0.01, 0, 20)
                .add(Planted.WORK, 0.02, 4, 20)
                .add(Planted.WORK, 0.03, 18, 20)
                .add(Planted.WORK, 0.05, 20, 20)
                .add(Planted.MEMORY, 0.1, 6, 6)
                .add(Planted.ERRORS, 0.02, 3, 3);
    }

    @Test
    void aDeviceThatRaisesNoAlarmAndSeesWhatWasPlantedIsCertified() {
        Certification certification = Certification.of(good().gates());

        assertThat(certification.state()).isEqualTo(CertificationState.CERTIFIED);
        assertThat(certification.reasons()).isEmpty();
        assertThat(certification.falseAlarms().rateHigh())
                .as("the rule of three, exactly: 1 - 0.05^(1/100)")
                .isCloseTo(0.0295, within(1e-4));
        assertThat(certification.smallestVisible()).isBetween(0.03, 0.045);
        assertThat(certification.levels())
                .extracting(CaughtLevel::planted, CaughtLevel::level)
                .startsWith(tuple(Planted.WORK, 0.01));
    }

    @Test
    void aSingleFalseAlarmOfWhateverMetricForbidsIt() {
        Certification certification =
                Certification.of(good().addAlarmOf(GatedMetric.LOAD).gates());

        assertThat(certification.state()).isEqualTo(CertificationState.NOT_CERTIFIED);
        assertThat(certification.reasons()).containsExactly("1 of 101 gates of unchanged models failed; expected none");
        assertThat(certification.alarms()).extracting(KnownGate::campaignId).containsExactly("certify-2");
    }

    @Test
    void aSlowDownThatGatesPromiseToCatchMustBeVisible() {
        SampleGates blind = new SampleGates()
                .add(Planted.NOTHING, 0, 0, 100)
                .add(Planted.WORK, 0.03, 2, 20)
                .add(Planted.WORK, 0.05, 9, 20);

        Certification certification = Certification.of(blind.gates());

        assertThat(certification.state()).isEqualTo(CertificationState.NOT_CERTIFIED);
        assertThat(certification.smallestVisible()).isNull();
        assertThat(certification.reasons())
                .containsExactly(
                        "no slow-down that was planted is surely caught; expected at most 4.5 %, as gates promise"
                                + " to catch 3.0 %");
    }

    @Test
    void gatesThatDoNotDecideAreNeverPasses() {
        SampleGates silent = good();
        for (int i = 0; i < 8; i++) {
            silent.add(Planted.NOTHING, 0, VerdictReason.NOISY, 0);
            silent.add(Planted.NOTHING, 0, VerdictReason.NOT_MEASURED, 0);
        }

        Certification certification = Certification.of(silent.gates());

        assertThat(certification.falseAlarms().tally()).isEqualTo(new Tally(116, 0, 100, 0, 8, 8));
        assertThat(certification.falseAlarms().undecided()).containsExactly(new Undecided(GatedMetric.LATENCY_P50, 16));
        assertThat(certification.state()).isEqualTo(CertificationState.NOT_CERTIFIED);
        assertThat(certification.reasons())
                .containsExactly("16 of 116 gates of unchanged models did not decide latency; expected at most 10 %");
    }

    @Test
    void whatWasPlantedBesidesMustAlwaysBeCaught() {
        Certification certification = Certification.of(good().add(Planted.MEMORY, 0.1, 0, 1)
                .add(Planted.ERRORS, 0.02, 0, 1)
                .gates());

        assertThat(certification.reasons())
                .containsExactly(
                        "a memory growth of 10.0 % was caught in 6 of 7 gates; expected all",
                        "a loss of accuracy of 2.0 points was caught in 3 of 4 gates; expected all");
    }

    @Test
    void fewGatesSayNothing() {
        Certification certification = Certification.of(
                new SampleGates().add(Planted.NOTHING, 0, 0, 20).gates());

        assertThat(certification.state()).isEqualTo(CertificationState.UNFINISHED);
        assertThat(certification.reasons()).hasSize(2).first().asString().contains("below 13.9 %");
    }

    @Test
    void howMuchWasTrulyPlantedIsMeasured() {
        SampleGates gates = new SampleGates();
        for (int i = 0; i < 40; i++) {
            gates.add(Planted.WORK, 0.05, VerdictReason.BEYOND_LIMIT, 0.062);
        }

        MeasuredChange measured = Objects.requireNonNull(
                Certification.of(gates.gates()).levels().get(0).measured());

        double low = Objects.requireNonNull(measured.low());
        double high = Objects.requireNonNull(measured.high());
        assertThat(low).isLessThan(0.062);
        assertThat(high).isGreaterThan(0.062);
        assertThat(high - low)
                .as("two and a bit standard errors of 160 pairs to either side")
                .isCloseTo(2 * 2.02 * 0.01 / Math.sqrt(160), within(0.0015));
    }

    @Test
    void nothingAtAllIsNoCertificate() {
        assertThat(Certification.of(new SampleGates().gates()).state()).isEqualTo(CertificationState.UNFINISHED);
    }
}
