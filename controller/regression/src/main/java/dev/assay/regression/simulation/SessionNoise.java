package dev.assay.regression.simulation;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/** Sessions made of unit noise: pairs directly, or runs that are then paired in blocks ABBA or BAAB. */
final class SessionNoise {
    private static final double CORRELATION = 0.3;
    private static final double DRIFT_OVER_SESSION = 0.02;
    private static final int DRIFT_PAIRS = 24;
    /** In shares of a session: after this the drift has done two thirds of its way. */
    private static final double DRIFT_DECAY = 0.25;

    private static final double SPIKE_SHARE = 0.01;
    private static final double SPIKE = 0.2;

    private SessionNoise() {}

    static double[] ofPairs(int pairs, double deviation, DoubleSupplier unit) {
        double[] values = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            values[i] = deviation * unit.getAsDouble();
        }
        return values;
    }

    static double[] ofRuns(int pairs, double deviation, UniformRandomProvider random, DoubleSupplier unit) {
        return paired(runs(pairs, deviation, unit), random);
    }

    static double[] following(double[] pairs) {
        double fresh = Math.sqrt(1 - CORRELATION * CORRELATION);
        for (int i = 1; i < pairs.length; i++) {
            pairs[i] = CORRELATION * pairs[i - 1] + fresh * pairs[i];
        }
        return pairs;
    }

    static double[] favouring(int pairs, double deviation, double favour, DoubleSupplier unit) {
        double constant = favour * unit.getAsDouble();
        double[] values = ofPairs(pairs, deviation, unit);
        for (int i = 0; i < pairs; i++) {
            values[i] += constant;
        }
        return values;
    }

    static double[] drifting(int pairs, double deviation, UniformRandomProvider random, DoubleSupplier unit) {
        double[] runs = runs(pairs, deviation, unit);
        for (int i = 0; i < runs.length; i++) {
            double time = i / (2.0 * DRIFT_PAIRS);
            runs[i] += DRIFT_OVER_SESSION * -Math.expm1(-time / DRIFT_DECAY);
        }
        return paired(runs, random);
    }

    static double[] spiked(int pairs, double deviation, UniformRandomProvider random, DoubleSupplier unit) {
        double[] runs = runs(pairs, deviation, unit);
        for (int i = 0; i < runs.length; i++) {
            runs[i] += random.nextDouble() < SPIKE_SHARE ? SPIKE : 0;
        }
        return paired(runs, random);
    }

    /** Every run rounded to a whole number of steps, from a level that lies anywhere between two of them. */
    static double[] quantized(
            int pairs,
            double deviation,
            double worsening,
            double quantum,
            UniformRandomProvider random,
            DoubleSupplier unit) {
        double level = 1 + quantum * random.nextDouble();
        double[] values = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            double baseline = level * Math.exp(deviation / Math.sqrt(2) * unit.getAsDouble());
            double candidate = level * Math.exp(worsening + deviation / Math.sqrt(2) * unit.getAsDouble());
            values[i] = Math.log(Math.rint(candidate / quantum) / Math.rint(baseline / quantum));
        }
        return values;
    }

    private static double[] runs(int pairs, double deviation, DoubleSupplier unit) {
        return ofPairs(2 * pairs, deviation / Math.sqrt(2), unit);
    }

    /** Candidate less baseline; in each block of two pairs the order is ABBA or BAAB. */
    private static double[] paired(double[] runs, UniformRandomProvider random) {
        double[] values = new double[runs.length / 2];
        boolean isBaselineFirst = true;
        for (int i = 0; i < values.length; i++) {
            isBaselineFirst = i % 2 == 0 ? random.nextBoolean() : !isBaselineFirst;
            double difference = runs[2 * i + 1] - runs[2 * i];
            values[i] = isBaselineFirst ? difference : -difference;
        }
        return values;
    }
}
