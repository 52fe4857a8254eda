package dev.assay.regression.run;

import java.util.List;

/** Which figure stands for the latency of a run. One choice for all runs of a gate, of both sides. */
public enum Centre {
    /** The usual one. */
    MEDIAN,
    /** Where runs have two modes. */
    TRIMMED_MEAN;

    private static final double TWO_MODES_MAX = 0.25;

    /** The trimmed mean as soon as more than a quarter of the runs have two modes. */
    public static Centre of(List<RunFigures> runs) {
        long two = runs.stream().filter(run -> run.modes().areTwo()).count();
        return two > TWO_MODES_MAX * runs.size() ? TRIMMED_MEAN : MEDIAN;
    }

    /** Of one run, seconds. */
    public double seconds(RunFigures run) {
        return switch (this) {
            case MEDIAN -> run.p50Seconds();
            case TRIMMED_MEAN -> run.trimmedMeanSeconds();
        };
    }
}
