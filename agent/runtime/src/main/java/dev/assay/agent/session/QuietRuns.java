package dev.assay.agent.session;

import dev.assay.protocol.Warning;
import java.util.Locale;

/**
 * Makes a run again when others slowed the machine through most of it, and the judge of that is the fixed work between the samples, not
 * the samples: so which runs are made again does not depend on how fast the model was. A run that was throttled stays: its heat may be
 * the model's own. One session long; one thread owns it.
 */
final class QuietRuns {
    private static final int REPEATS_PER_RUN_MAX = 3;

    private int repeatsLeft;

    /**
     * For a session.
     *
     * @param repeatsMax of all its runs
     */
    QuietRuns(int repeatsMax) {
        this.repeatsLeft = repeatsMax;
    }

    /** Makes one run. */
    @FunctionalInterface
    interface Attempt {
        UnweighedRun make() throws SessionStoppedException, InterruptedException;
    }

    /** The first run that nothing disturbed, or the last of those that may be tried; it tells that there were others. */
    UnweighedRun run(Attempt attempt) throws SessionStoppedException, InterruptedException {
        UnweighedRun run = attempt.make();
        int repeats = 0;
        while (run.isDisturbed() && !run.isThrottled() && repeats < REPEATS_PER_RUN_MAX && repeatsLeft > 0) {
            repeats++;
            repeatsLeft--;
            run = attempt.make();
        }
        return repeats == 0 ? run : run.with(repeated(repeats));
    }

    private static Warning repeated(int repeats) {
        return new Warning(
                Warning.Kind.BACKGROUND_LOAD,
                String.format(
                        Locale.ROOT,
                        "made again %d %s: others slowed the machine through most of the run",
                        repeats,
                        repeats == 1 ? "time" : "times"));
    }
}
