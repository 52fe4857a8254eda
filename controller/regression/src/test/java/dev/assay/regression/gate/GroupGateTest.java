package dev.assay.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupGateTest {
    private static final GateRule RULE = GateRule.catching(0.03);
    private static final double[] ERRORS = {0.006, 0.005, 0.007, 0.006};
    private static final double[] DEGREES = {10, 12, 9, 11};

    private static List<Standing> devices(double... means) {
        return IntStream.range(0, means.length)
                .mapToObj(i -> Look.standing(4, means[i], ERRORS[i], DEGREES[i], false, 0, RULE))
                .toList();
    }

    @Test
    void whatNoDeviceProvesAloneTheyProveTogether() {
        List<Standing> devices = devices(0.02, 0.025, 0.018, 0.028);
        assertThat(devices).allMatch(device -> device.failP() > RULE.failLevel());

        GateDecision decision = GroupGate.judge(devices, RULE);

        // The inverse-variance mean, Satterthwaite's degrees and the t, in NumPy and SciPy.
        assertThat(decision.kind()).isEqualTo(GateDecision.Kind.FAIL);
        assertThat(decision.standing().mean()).isCloseTo(0.023289010559249118, within(1e-12));
        assertThat(decision.standing().standardError()).isCloseTo(0.0029365603656973296, within(1e-12));
        assertThat(decision.standing().degrees()).isCloseTo(41.134583329669326, within(1e-9));
        assertThat(decision.standing().failP()).isCloseTo(2.398336807208723e-05, within(1e-10));
    }

    @Test
    void oneDevicesRegressionIsNotTheFamilys() {
        GateDecision decision = GroupGate.judge(devices(0.0, 0.002, -0.001, 0.12), RULE);

        assertThat(decision.kind()).isEqualTo(GateDecision.Kind.INCONCLUSIVE);
        assertThat(decision.standing().mean()).isCloseTo(0.03025659029861719, within(1e-10));
        assertThat(decision.standing().standardError()).isCloseTo(0.029708204191271074, within(1e-10));
        assertThat(decision.standing().degrees()).isEqualTo(3);
    }

    @Test
    void unchangedDevicesPassAndFasterOnesImprove() {
        assertThat(GroupGate.judge(devices(0.001, -0.002, 0.003, 0), RULE).kind())
                .isEqualTo(GateDecision.Kind.PASS);
        assertThat(GroupGate.judge(devices(-0.05, -0.05, -0.05, -0.05), RULE).kind())
                .isEqualTo(GateDecision.Kind.IMPROVED);
    }

    @Test
    void twoDevicesAreNoFamily() {
        assertThatThrownBy(() -> GroupGate.judge(devices(0.02, 0.02), RULE)).hasMessageContaining("at least 3");
    }
}
