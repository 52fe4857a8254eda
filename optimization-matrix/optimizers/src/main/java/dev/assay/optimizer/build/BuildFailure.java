package dev.assay.optimizer.build;

/**
 * Why a variant could not be built.
 *
 * @param sentence for people: where, what was found, what would be right
 */
public record BuildFailure(Kind kind, String sentence) {
    /** The kinds of failure; they differ in who must act. */
    public enum Kind {
        /** The model, the data or the recipe is at fault; building it again gives the same. */
        REFUSED,
        /** The process was ended by a signal. */
        CRASHED,
        /** The model needs more memory than the process was given. */
        OUT_OF_MEMORY,
        /** The process was killed after its time limit. */
        TIMED_OUT,
        /** The one who asked for it no longer wanted it. */
        CANCELLED,
        /** Assay itself or the machine is at fault. */
        FAULT
    }
}
