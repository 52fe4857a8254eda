package dev.assay.agent.session;

import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import java.util.Locale;
import java.util.Optional;

/** How much a session may measure, so that its report fits into memory on every side. */
public final class SampleLimit {
    /** As {@link SessionPlan#SAMPLES_MAX}. */
    public static final int SAMPLES_MAX = SessionPlan.SAMPLES_MAX;

    private SampleLimit() {}

    /** Why the session must not begin; empty when its report will fit. */
    public static Optional<RunFailure> refusal(SessionPlan plan) {
        RunPlan run = plan.run();
        long runs = plan.pairs() == null ? plan.runs() : 2L * plan.pairs().pairsMax();
        long samples = runs * run.samplesMax();
        if (samples <= SAMPLES_MAX) {
            return Optional.empty();
        }
        return Optional.of(new RunFailure(
                RunFailure.Kind.REFUSED,
                String.format(
                        Locale.ROOT,
                        "%d runs of up to %d samples are %d samples; a report holds at most %d: lower the maximum per run",
                        runs,
                        run.samplesMax(),
                        samples,
                        SAMPLES_MAX)));
    }
}
