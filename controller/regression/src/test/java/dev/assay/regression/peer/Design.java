package dev.assay.regression.peer;

import java.util.Random;

/**
 * How the runs of two builds are laid out in time, in a made-up lab: each run scatters, each session has its own level, and within a session
 * the device gets warmer and slower.
 */
enum Design {
    /** The baseline was measured in another session. */
    STORED,
    /** All baseline runs, then all candidate runs, in one session. */
    BLOCKS,
    /** ABBA or BAAB, by chance, in one session. */
    INTERLEAVED;

    private static final double RUN_DEVIATION = 0.0085;
    private static final double SESSION_DEVIATION = 0.01;
    /** From the first to the last run of a session. */
    private static final double DRIFT = 0.02;

    /**
     * Logarithms of the runs.
     *
     * @param shift of the candidate
     * @param variantDeviation of what a session does to one of the two builds alone
     */
    Runs measure(int runs, double shift, double variantDeviation, Random random) {
        double session = SESSION_DEVIATION * random.nextGaussian();
        double other = this == STORED ? SESSION_DEVIATION * random.nextGaussian() : session;
        double effect = shift + variantDeviation * random.nextGaussian();
        double[] base = new double[runs];
        double[] candidate = new double[runs];
        boolean isBaseFirst = true;
        for (int i = 0; i < runs; i++) {
            isBaseFirst = i % 2 == 0 ? random.nextBoolean() : !isBaseFirst;
            base[i] = session + DRIFT * place(i, runs, true, isBaseFirst) + RUN_DEVIATION * random.nextGaussian();
            candidate[i] =
                    other + effect + DRIFT * place(i, runs, false, isBaseFirst) + RUN_DEVIATION * random.nextGaussian();
        }
        return new Runs(base, candidate);
    }

    /** Where in its session a run is, in [0, 1]. */
    private double place(int i, int runs, boolean isBase, boolean isBaseFirst) {
        return switch (this) {
            case STORED -> (double) i / runs;
            case BLOCKS -> (isBase ? i : runs + i) / (2.0 * runs);
            case INTERLEAVED -> (2 * i + (isBase == isBaseFirst ? 0 : 1)) / (2.0 * runs);
        };
    }

    /** One new run a day, of which each is compared with those before. */
    static double[] daily(int days, Random random) {
        double[] runs = new double[days];
        for (int i = 0; i < days; i++) {
            runs[i] = SESSION_DEVIATION * random.nextGaussian()
                    + DRIFT * random.nextDouble()
                    + RUN_DEVIATION * random.nextGaussian();
        }
        return runs;
    }

    /** Logarithms of the runs of both builds, in the order of measurement. */
    static final class Runs {
        final double[] base;
        final double[] candidate;

        Runs(double[] base, double[] candidate) {
            this.base = base;
            this.candidate = candidate;
        }

        double[] logRatios() {
            double[] ratios = new double[base.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = candidate[i] - base[i];
            }
            return ratios;
        }
    }
}
