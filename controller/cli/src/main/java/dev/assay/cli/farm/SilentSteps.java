package dev.assay.cli.farm;

import dev.assay.registration.step.StepLog;
import java.time.Duration;

/** Shows no steps: for commands whose answer is something else. */
public final class SilentSteps implements StepLog {
    @Override
    public void began(String step) {}

    @Override
    public void progress(String step, String text) {}

    @Override
    public void done(String step, String found, Duration took) {}

    @Override
    public void failed(String step, String problem, String remedy, Duration took) {}

    @Override
    public void note(String text) {}
}
