package dev.assay.protocol;

/** Something that makes a measurement less trustworthy, as data: it travels with the numbers and is never only logged. */
public record Warning(Kind kind, String message) {
    /** What was noticed. */
    public enum Kind {
        /** Latency had not settled when timing began. */
        NOT_STEADY,
        /** The device was above its idle temperature when the run started. */
        HOT_START,
        /** A run of a paired session started warmer or colder than its first one. */
        UNEVEN_START,
        /** The CPU was slowed down during the run. */
        THROTTLED,
        /** Other programs used the CPU during the run. */
        BACKGROUND_LOAD,
        /** The run's JVM collected garbage during the sampling window. */
        GARBAGE_COLLECTED,
        /** Fewer samples than asked for. */
        TOO_FEW_SAMPLES,
        /** The CPU's clock is not pinned. */
        CLOCK_NOT_PINNED,
        /** The energy reading is doubtful. */
        ENERGY_DOUBTFUL,
        /** A profile was asked for and could not be made; it touches no figure. Sent only to a controller that asked. */
        NOT_PROFILED
    }
}
