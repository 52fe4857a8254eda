package dev.assay.protocol;

/** Why a run gave no measurement, in words that its reader can act on. */
public record RunFailure(Kind kind, String message) {
    /** What ended the run. */
    public enum Kind {
        /** The model, its data or the plan cannot work together: a finding, not worth a retry. */
        REFUSED,
        /** The process ended by a signal or with an unexpected exit code. */
        CRASHED,
        /** Java or the kernel had no memory left for it. */
        OUT_OF_MEMORY,
        /** It ran longer than the plan allows and was killed. */
        TIMED_OUT,
        /** It could not begin: its model or data did not arrive whole. Says nothing about the model; worth a retry. */
        NOT_BEGUN
    }
}
