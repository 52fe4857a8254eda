package dev.assay.regression.health;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much a device scatters between runs of the same model, pooled over sessions.
 *
 * <p>The score is the coefficient of variation between runs. Sessions are pooled by adding the squares within each of them and
 * their degrees of freedom, {@code σ = √(Σ squares / Σ degrees)}, so that a device that is a little faster on another day is not
 * called noisy for it.
 *
 * <p>The smallest change that the device can show is that of a paired comparison: {@code n} runs of one variant beside {@code n} of the
 * other, each pair giving {@code d = ln(a / b)} with the deviation {@code √2 σ}. A change {@code δ} is found with probability {@value #POWER}
 * by Student's two-sided t at {@value #ALPHA} when {@code δ = (t(1 − α/2; n − 1) + t(power; n − 1)) · √2 σ / √n}; see Cohen, Statistical Power
 * Analysis for the Behavioral Sciences (1988), section 2, for the sum of quantiles. It is given as {@code e^δ − 1}.
 *
 * @param sigma on the log scale
 * @param degrees of freedom that it rests on
 */
public record DeviceNoise(double sigma, int degrees) {
    /** With fewer degrees of freedom the score could be wrong by a factor of two and more. */
    public static final int DEGREES_MIN = 4;
    /** Runs of each variant in an ordinary session: what a sweep measures unless it says otherwise. */
    public static final int ORDINARY_RUNS = 5;

    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    /** Over these sessions and the ones before. */
    static DeviceNoise pooled(RunScatter now, List<PastCheck> history) {
        double squares =
                now.squares() + history.stream().mapToDouble(PastCheck::squares).sum();
        int degrees =
                now.degrees() + history.stream().mapToInt(PastCheck::degrees).sum();
        return new DeviceNoise(degrees == 0 ? 0 : Math.sqrt(squares / degrees), degrees);
    }

    /** Over these sessions alone. */
    static DeviceNoise pooled(List<PastCheck> history) {
        return pooled(new RunScatter(Double.NaN, 0, 0), history);
    }

    /** The score as a share; empty when too few runs are known. */
    public OptionalDouble score() {
        return degrees < DEGREES_MIN ? OptionalDouble.empty() : OptionalDouble.of(sigma);
    }

    /**
     * The smallest change as a share; empty when too few runs are known.
     *
     * @param runs of each variant, at least 2
     */
    public OptionalDouble smallestChange(int runs) {
        if (degrees < DEGREES_MIN) {
            return OptionalDouble.empty();
        }
        TDistribution t = TDistribution.of(runs - 1);
        double quantiles = t.inverseCumulativeProbability(1 - ALPHA / 2) + t.inverseCumulativeProbability(POWER);
        return OptionalDouble.of(Math.expm1(quantiles * Math.sqrt(2.0 / runs) * sigma));
    }
}
