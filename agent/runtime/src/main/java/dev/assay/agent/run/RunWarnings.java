package dev.assay.agent.run;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the run's process notices of its own measurement that makes it less trustworthy. */
final class RunWarnings {
    private static final double OTHERS_MAX = 0.05;

    private final List<Warning> warnings = new ArrayList<>();

    void ifNotSteady(Warmup warmup) {
        if (!warmup.steady()) {
            add(
                    Warning.Kind.NOT_STEADY,
                    "latency had not settled after %d warm-up runs in %.1f s: the last %d still vary by more than %.0f %%",
                    warmup.runs(),
                    warmup.seconds(),
                    Steadiness.LAST,
                    100 * Steadiness.VARIATION_MAX);
        }
    }

    void ifTooFew(SamplingLoop.Window window, RunPlan plan) {
        int taken = window.samplesNanos().length;
        double seconds = SampleClock.secondsBetween(window.startNanos(), window.endNanos());
        boolean tooShort = seconds < plan.durationSeconds() && taken < plan.samplesMax();
        if (taken < plan.samplesMin() || tooShort) {
            add(
                    Warning.Kind.TOO_FEW_SAMPLES,
                    "%d samples in %.1f s before the run's time limit of %.0f s came near; %d in at least %.1f s were asked for",
                    taken,
                    seconds,
                    plan.timeoutSeconds(),
                    plan.samplesMin(),
                    plan.durationSeconds());
        }
    }

    void ifCollected(long collections) {
        if (collections > 0) {
            add(
                    Warning.Kind.GARBAGE_COLLECTED,
                    "the run's JVM collected garbage %d times in the sampling window",
                    collections);
        }
    }

    void ifOthersUsedTheCpu(double share) {
        if (share > OTHERS_MAX) {
            add(
                    Warning.Kind.BACKGROUND_LOAD,
                    "other programs used %.0f %% of the CPU during sampling; at most %.0f %% is quiet",
                    100 * share,
                    100 * OTHERS_MAX);
        }
    }

    private void add(Warning.Kind kind, String format, Object... values) {
        warnings.add(new Warning(kind, String.format(Locale.ROOT, format, values)));
    }

    List<Warning> all() {
        return List.copyOf(warnings);
    }
}
