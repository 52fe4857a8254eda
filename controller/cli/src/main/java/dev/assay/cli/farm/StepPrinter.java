package dev.assay.cli.farm;

import dev.assay.cli.progress.StatusLine;
import dev.assay.registration.step.StepLog;
import java.time.Duration;
import java.util.Locale;

/** Steps on the terminal: a line for each that ended, and one that changes for the present one. */
public final class StepPrinter implements StepLog {
    private static final int NAME_WIDTH = 14;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final StatusLine status;

    /** On this line. */
    public StepPrinter(StatusLine status) {
        this.status = status;
    }

    @Override
    public void began(String step) {
        status.glance("  " + step + " …");
    }

    @Override
    public void progress(String step, String text) {
        status.show("  " + step + ": " + text + " …");
    }

    @Override
    public void done(String step, String found, Duration took) {
        say("✓", step, found, took);
    }

    @Override
    public void failed(String step, String problem, String remedy, Duration took) {
        say("✗", step, problem, took);
        if (!remedy.isEmpty()) {
            status.say("  " + " ".repeat(NAME_WIDTH) + "→ " + remedy);
        }
    }

    @Override
    public void note(String text) {
        status.say("! " + text);
    }

    private void say(String sign, String step, String text, Duration took) {
        String name = step + " ".repeat(Math.max(1, NAME_WIDTH - step.length()));
        status.say(sign + " " + name + text + "  "
                + String.format(Locale.ROOT, "%.1f s", took.toMillis() / MILLIS_PER_SECOND));
    }
}
