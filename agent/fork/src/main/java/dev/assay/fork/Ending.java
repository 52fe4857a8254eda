package dev.assay.fork;

/**
 * How a forked process ended.
 *
 * @param exitCode as the operating system gave it; 128 + n when signal n ended it
 * @param message a sentence for people; empty when it completed
 */
public record Ending(Kind kind, int exitCode, String message) {
    /** The ways to end. */
    public enum Kind {
        /** Exit code 0. */
        COMPLETED,
        /** Another exit code, by the program's own decision. */
        FAILED,
        /** Ended by a signal. */
        CRASHED,
        /** Java had no memory left for it. */
        OUT_OF_MEMORY,
        /** It ran past its deadline and was killed. */
        TIMED_OUT,
        /** The one who started it no longer wanted it, and it was killed. */
        CANCELLED
    }

    /** Whether the work was done. */
    public boolean isCompleted() {
        return kind == Kind.COMPLETED;
    }
}
