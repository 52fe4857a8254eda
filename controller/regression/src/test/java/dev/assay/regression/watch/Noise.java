package dev.assay.regression.watch;

import java.util.Locale;
import java.util.Random;

/** The kinds of noise that rules are tried on, each with a standard deviation near 1 and no change of level. */
public enum Noise {
    /** Normal and independent. */
    NORMAL,
    /** Each error keeps three tenths of the one before. */
    AUTOCORRELATED_3,
    /** Each error keeps six tenths of the one before. */
    AUTOCORRELATED_6,
    /** Student's t with three degrees of freedom. */
    HEAVY_TAILED,
    /** Lognormal with a long tail to the slow side. */
    SKEWED,
    /** A second, slower mode in 15 of 100 runs. */
    BIMODAL,
    /** Normal, read on a scale of half a standard deviation. */
    QUANTIZED;

    private static final double SKEW = 0.8;
    private static final double SLOW_SHARE = 0.15;
    private static final double SLOW_DISTANCE = 2.5;
    private static final double SLOW_CORE = 0.45;

    /** So many errors; the same for the same seed. */
    public double[] errors(int n, long seed) {
        Random random = new Random(seed);
        double[] errors = new double[n];
        double last = random.nextGaussian();
        for (int i = 0; i < n; i++) {
            last = next(random, last);
            errors[i] = last;
        }
        return errors;
    }

    private double next(Random random, double last) {
        double normal = random.nextGaussian();
        return switch (this) {
            case NORMAL -> normal;
            case AUTOCORRELATED_3 -> 0.3 * last + Math.sqrt(1 - 0.3 * 0.3) * normal;
            case AUTOCORRELATED_6 -> 0.6 * last + Math.sqrt(1 - 0.6 * 0.6) * normal;
            case HEAVY_TAILED -> normal / Math.sqrt(square(random) + square(random) + square(random));
            case SKEWED -> {
                double mean = Math.exp(SKEW * SKEW / 2);
                yield (Math.exp(SKEW * normal) - mean) / (mean * Math.sqrt(Math.expm1(SKEW * SKEW)));
            }
            case BIMODAL -> SLOW_CORE * normal + (random.nextDouble() < SLOW_SHARE ? SLOW_DISTANCE : 0);
            case QUANTIZED -> Math.rint(2 * normal) / 2;
        };
    }

    private static double square(Random random) {
        double normal = random.nextGaussian();
        return normal * normal;
    }

    /** A history around 100 with 1 % noise, and a step by so many of its standard deviations. */
    public double[] history(int n, int stepAt, double stepSigmas, long seed) {
        double[] values = errors(n, seed);
        for (int i = 0; i < n; i++) {
            values[i] = 100 * Math.exp(0.01 * (values[i] + (i >= stepAt ? stepSigmas : 0)));
        }
        return values;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
