package dev.assay.regression.gate;

import dev.assay.regression.verdict.VerdictReason;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The gate over one variant on several devices of a family: what none of them proves alone they may prove together. Each device's mean
 * counts by its precision; where devices differ by more than their noise, their own scatter is added (DerSimonian and Laird, "Meta-analysis
 * in clinical trials", 1986), so that one device's regression is not called the family's.
 */
public final class GroupGate {
    /** With fewer devices there is no family to speak of. */
    public static final int DEVICES_MIN = 3;

    /** One look, and no fresh session after it. */
    private static final double FAIL_LEVEL = 0.001;

    private static final double PASS_LEVEL = 0.05;
    private static final double LIKE_DEVICES_DOUBTED = 0.05;

    private GroupGate() {}

    /**
     * Decides at once; what is not decided is inconclusive.
     *
     * @param devices where each device's gate stands, at least {@value #DEVICES_MIN} with at least 2 pairs each
     * @param rule whose limits to use; its looks and levels are those of one device
     */
    public static GateDecision judge(List<Standing> devices, GateRule rule) {
        if (devices.size() < DEVICES_MIN
                || devices.stream().anyMatch(device -> Double.isInfinite(device.standardError()))) {
            throw new IllegalArgumentException(
                    devices.size() + " devices; expected at least " + DEVICES_MIN + ", each with at least 2 pairs");
        }
        GateRule once = new GateRule(rule.limits(), rule.looks(), FAIL_LEVEL, PASS_LEVEL);
        Standing together = together(devices, once);
        if (together.failP() < FAIL_LEVEL) {
            return new GateDecision.Fail(together);
        }
        if (together.improvedP() < FAIL_LEVEL) {
            return new GateDecision.Improved(together);
        }
        return together.passP() < PASS_LEVEL
                ? new GateDecision.Pass(together)
                : new GateDecision.Inconclusive(together, VerdictReason.NOISY);
    }

    private static Standing together(List<Standing> devices, GateRule rule) {
        double between = between(devices);
        double weights = 0;
        double sum = 0;
        double uncertainty = 0;
        int pairs = 0;
        for (Standing device : devices) {
            double weight = 1 / (square(device.standardError()) + between);
            weights += weight;
            sum += weight * device.mean();
            uncertainty += square(square(weight * device.standardError())) / device.degrees();
            pairs += device.pairs();
        }
        double error = Math.sqrt(1 / weights);
        // Satterthwaite's where devices are alike; otherwise the devices themselves are the sample.
        double degrees = between > 0 ? devices.size() - 1 : square(weights) / uncertainty;
        return Look.standing(pairs, sum / weights, error, degrees, between > 0, 0, rule);
    }

    /** Variance between devices beyond their noise; 0 when chance explains what is seen. */
    private static double between(List<Standing> devices) {
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (Standing device : devices) {
            double weight = 1 / square(device.standardError());
            weights += weight;
            squares += weight * weight;
            sum += weight * device.mean();
        }
        double mean = sum / weights;
        double heterogeneity = devices.stream()
                .mapToDouble(device -> square((device.mean() - mean) / device.standardError()))
                .sum();
        int degrees = devices.size() - 1;
        boolean isLike = ChiSquaredDistribution.of(degrees).survivalProbability(heterogeneity) > LIKE_DEVICES_DOUBTED;
        return isLike ? 0 : (heterogeneity - degrees) / (weights - squares / weights);
    }

    private static double square(double value) {
        return value * value;
    }
}
