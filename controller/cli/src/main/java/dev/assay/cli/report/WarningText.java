package dev.assay.cli.report;

import dev.assay.protocol.Warning;

/** What each kind of warning means, and what helps. */
public final class WarningText {
    private WarningText() {}

    /** One sentence that can follow a footnote's mark. */
    public static String of(Warning.Kind kind) {
        return switch (kind) {
            case NOT_STEADY -> "latency had not settled when timing began; raise measure.warmup-max";
            case HOT_START -> "a run began above the idle temperature; raise measure.cooldown, or cool the device";
            case UNEVEN_START ->
                "a run of a pair began warmer or colder than the first one; raise measure.cooldown, or cool the device";
            case THROTTLED -> "the CPU was slowed down during a run; cool the device, or pin a lower clock";
            case BACKGROUND_LOAD -> "other programs used the CPU during a run; stop them and run again with --fresh";
            case GARBAGE_COLLECTED -> "a run's JVM collected garbage while it was timed; see p90 with that in mind";
            case TOO_FEW_SAMPLES -> "fewer samples than asked for; raise measure.timeout, or ask for less";
            case CLOCK_NOT_PINNED -> "the CPU's clock is not pinned; set its governor to performance";
            case NOT_PROFILED ->
                "the model could not be profiled, see the warnings in the report; no figure depends on it";
            case ENERGY_DOUBTFUL -> "the energy reading is doubtful; see the warnings in the report";
        };
    }
}
