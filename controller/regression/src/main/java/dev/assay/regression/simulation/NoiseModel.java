package dev.assay.regression.simulation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How a device's runs scatter. Each model makes the log-ratios of the pairs of one session with about the asked deviation; where noise
 * belongs to runs or to the order of runs, runs are made and paired as the agent pairs them, in blocks ABBA or BAAB.
 */
public enum NoiseModel {
    /** Normal pairs. */
    GAUSSIAN {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.ofPairs(pairs, deviation, () -> gaussian(random));
        }
    },
    /** Runs of Student's t with 3 degrees of freedom: now and then one is far off. */
    HEAVY_TAILED {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.ofRuns(pairs, deviation, random, () -> student3(random));
        }
    },
    /** Pairs with a long tail to the worse side, lognormal: the candidate's own interruptions. */
    SKEWED {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.ofPairs(pairs, deviation, () -> lognormal(random));
        }
    },
    /** 15 % of the runs are in a slow mode, four of the others' deviations away: placement, a slow core. */
    BIMODAL {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.ofRuns(pairs, deviation, random, () -> bimodal(random));
        }
    },
    /** Each pair follows the one before with a correlation of 0.3. */
    AUTOCORRELATED {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.following(SessionNoise.ofPairs(pairs, deviation, () -> gaussian(random)));
        }
    },
    /** A timer whose step is as large as the pairs' deviation. */
    QUANTIZED {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.ofPairs(pairs, deviation, () -> gaussian(random));
        }

        @Override
        public double[] logRatios(int pairs, double deviation, double worsening, UniformRandomProvider random) {
            return SessionNoise.quantized(
                    pairs, deviation, worsening, quantum(deviation), random, () -> gaussian(random));
        }

        @Override
        public double quantum(double deviation) {
            return deviation;
        }
    },
    /** The device slows down by 2 % over a session of 24 pairs, most of it at the beginning. */
    DRIFTING {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.drifting(pairs, deviation, random, () -> gaussian(random));
        }
    },
    /** One run in a hundred takes a fifth longer. */
    SPIKED {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.spiked(pairs, deviation, random, () -> gaussian(random));
        }
    },
    /** The deviation itself changes from session to session, as a chi-square with 8 degrees of freedom. */
    UNSTEADY {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            double squares = 0;
            for (int i = 0; i < UNSTEADY_DEGREES; i++) {
                double z = gaussian(random);
                squares += z * z;
            }
            double now = deviation * Math.sqrt(squares / UNSTEADY_DEGREES);
            return SessionNoise.ofPairs(pairs, now, () -> gaussian(random));
        }
    },
    /** Each session favours one of the two by a constant, with a deviation of 0.5 %: pairing does not remove it. */
    SESSION_HALF {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.favouring(pairs, deviation, 0.005, () -> gaussian(random));
        }
    },
    /** The same with 1 %. */
    SESSION_ONE {
        @Override
        double[] noise(int pairs, double deviation, UniformRandomProvider random) {
            return SessionNoise.favouring(pairs, deviation, 0.01, () -> gaussian(random));
        }
    };

    private static final int UNSTEADY_DEGREES = 8;
    private static final double SLOW_SHARE = 0.15;
    private static final double SLOW_DISTANCE = 4;
    private static final double LOGNORMAL_SIGMA = 0.8;
    private static final double LOGNORMAL_MEAN = Math.exp(LOGNORMAL_SIGMA * LOGNORMAL_SIGMA / 2);
    private static final double LOGNORMAL_DEVIATION =
            LOGNORMAL_MEAN * Math.sqrt(Math.expm1(LOGNORMAL_SIGMA * LOGNORMAL_SIGMA));

    /** Pairs of equal sides. */
    abstract double[] noise(int pairs, double deviation, UniformRandomProvider random);

    /**
     * The pairs of one session.
     *
     * @param deviation of one log-ratio, positive
     * @param worsening of the candidate, as a logarithm of a ratio
     */
    public double[] logRatios(int pairs, double deviation, double worsening, UniformRandomProvider random) {
        double[] values = noise(pairs, deviation, random);
        for (int i = 0; i < values.length; i++) {
            values[i] += worsening;
        }
        return values;
    }

    /** Step of the figures as a share of them; 0 when they have none. */
    public double quantum(double deviation) {
        return 0;
    }

    private static double gaussian(UniformRandomProvider random) {
        return ZigguratSampler.NormalizedGaussian.of(random).sample();
    }

    /** With variance 1. */
    private static double student3(UniformRandomProvider random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double z = gaussian(random);
            squares += z * z;
        }
        return gaussian(random) / Math.sqrt(squares);
    }

    /** With mean 0 and variance 1. */
    private static double lognormal(UniformRandomProvider random) {
        return (Math.exp(LOGNORMAL_SIGMA * gaussian(random)) - LOGNORMAL_MEAN) / LOGNORMAL_DEVIATION;
    }

    /** With mean 0 and variance 1. */
    private static double bimodal(UniformRandomProvider random) {
        double mean = SLOW_SHARE * SLOW_DISTANCE;
        double variance = 1 + SLOW_SHARE * (1 - SLOW_SHARE) * SLOW_DISTANCE * SLOW_DISTANCE;
        double mode = random.nextDouble() < SLOW_SHARE ? SLOW_DISTANCE : 0;
        return (mode + gaussian(random) - mean) / Math.sqrt(variance);
    }
}
