package dev.assay.regression.gate;

import dev.assay.regression.estimate.Polygamma;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * What a cell's history says of the variance of its pairs, worth as much as {@code degrees} further pairs. With it four pairs can
 * decide what would otherwise need twice as many.
 *
 * <p>Fitted as in Smyth, "Linear models and empirical Bayes methods" (2004), section 6.2: variances are scaled chi-square about a scaled
 * inverse chi-square. Too large a prior costs pairs, too small a one makes errors, so that the fit errs high.
 *
 * @param variance of one log-ratio; 0 when nothing is known
 * @param degrees how much it is worth; 0 when nothing is known, and the gate is then a plain t
 */
public record VariancePrior(double variance, double degrees) {
    private static final VariancePrior NONE = new VariancePrior(0, 0);
    private static final double DEGREES_MIN = 4;
    private static final double DEGREES_MAX = 20;
    /** On the deviation: 10 % more than the history says. */
    private static final double CAUTION = 1.1;

    private static final double WINSORIZED = 0.05;
    /** With fewer gates their variances say nothing of how far variances lie apart. */
    private static final int GATES_MIN = 3;
    /** Nothing measured is less certain than that; keeps the logarithm of a variance of 0 away. */
    private static final double VARIANCE_MIN = SpreadFloor.of(0);

    public VariancePrior {
        if (!(variance >= 0) || !(degrees >= 0) || (variance == 0 && degrees > 0)) {
            throw new IllegalArgumentException("prior variance " + variance + " worth " + degrees
                    + " degrees; expected both positive, or both 0 when nothing is known");
        }
    }

    /** Nothing is known. */
    public static VariancePrior none() {
        return NONE;
    }

    /**
     * Of the cell's own past gates: same variant, device and metric.
     *
     * @param history any number; with fewer than {@value #GATES_MIN} it is taken as of a new cell
     */
    public static VariancePrior fit(List<ObservedVariance> history) {
        if (history.size() < GATES_MIN) {
            return ofNewCell(history);
        }
        Fit fit = Fit.of(history);
        return new VariancePrior(CAUTION * CAUTION * fit.variance(), clamp(fit.degrees()));
    }

    /**
     * Of gates of other cells with the same device and metric: their variance is worth little for this one.
     *
     * @param history any number; {@link #none()} when empty
     */
    public static VariancePrior ofNewCell(List<ObservedVariance> history) {
        if (history.isEmpty()) {
            return NONE;
        }
        double squares =
                history.stream().mapToDouble(h -> h.degrees() * h.variance()).sum();
        int degrees = history.stream().mapToInt(ObservedVariance::degrees).sum();
        return new VariancePrior(CAUTION * CAUTION * Math.max(VARIANCE_MIN, squares / degrees), DEGREES_MIN);
    }

    /** Standard deviation of one log-ratio; 0 when nothing is known. */
    public double deviation() {
        return Math.sqrt(variance);
    }

    private static double clamp(double degrees) {
        return Math.max(DEGREES_MIN, Math.min(DEGREES_MAX, degrees));
    }

    /** The fit as the paper has it, before caution. */
    record Fit(double variance, double degrees) {
        static Fit of(List<ObservedVariance> history) {
            double[] logs = new double[history.size()];
            double trigammas = 0;
            for (int i = 0; i < logs.length; i++) {
                double half = history.get(i).degrees() / 2.0;
                logs[i] = Math.log(Math.max(VARIANCE_MIN, history.get(i).variance()))
                        - Digamma.value(half)
                        + Math.log(half);
                trigammas += Trigamma.value(half) / logs.length;
            }
            winsorize(logs);
            double mean = Arrays.stream(logs).average().orElseThrow();
            double spread =
                    Arrays.stream(logs).map(e -> (e - mean) * (e - mean)).sum() / (logs.length - 1) - trigammas;
            if (spread <= 0) {
                return new Fit(Math.exp(mean), Double.POSITIVE_INFINITY);
            }
            double half = Polygamma.inverseTrigamma(spread);
            return new Fit(Math.exp(mean + Digamma.value(half) - Math.log(half)), 2 * half);
        }

        private static void winsorize(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double low = quantile(sorted, WINSORIZED);
            double high = quantile(sorted, 1 - WINSORIZED);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(low, Math.min(high, values[i]));
            }
        }

        private static double quantile(double[] sorted, double fraction) {
            double position = fraction * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
    }
}
