package dev.assay.regression.bisection;

/** What to do next. */
public sealed interface BisectionStep permits BisectionStep.Measure, BisectionStep.Culprit, BisectionStep.Undecided {
    /** One constant for each permitted type, for exhaustive switches. */
    enum Kind {
        /** Measure a block of pairs. */
        MEASURE,
        /** It is found. */
        CULPRIT,
        /** It will not be found. */
        UNDECIDED
    }

    /** Which of them this is. */
    Kind kind();

    /**
     * Measure the last good build beside this commit in {@link NoisyBisection#BLOCK_PAIRS} pairs, ABBA, and report the log-ratios.
     *
     * @param commit to be measured
     */
    record Measure(Commit commit) implements BisectionStep {
        @Override
        public Kind kind() {
            return Kind.MEASURE;
        }
    }

    /**
     * This commit changed the level. Compare it with the one before by a gate before a person is named.
     *
     * @param posterior at least the certainty asked for
     */
    record Culprit(Commit commit, double posterior) implements BisectionStep {
        @Override
        public Kind kind() {
            return Kind.CULPRIT;
        }
    }

    /**
     * All pairs are spent.
     *
     * @param likeliest commit so far
     * @param posterior of it
     */
    record Undecided(Commit likeliest, double posterior) implements BisectionStep {
        @Override
        public Kind kind() {
            return Kind.UNDECIDED;
        }
    }
}
