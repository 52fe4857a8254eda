package dev.assay.registration;

import dev.assay.registration.step.StepLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was shown. */
final class RecordedSteps implements StepLog {
    private final List<String> lines = new ArrayList<>();

    /** A line for each step that ended and each note. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What the step found when it was done last. */
    String found(String step) {
        return lines.stream()
                .filter(line -> line.startsWith("✓ " + step + ": "))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no step " + step + " in " + lines));
    }

    @Override
    public void began(String step) {}

    @Override
    public void progress(String step, String text) {}

    @Override
    public void done(String step, String found, Duration took) {
        lines.add("✓ " + step + ": " + found);
    }

    @Override
    public void failed(String step, String problem, String remedy, Duration took) {
        lines.add("✗ " + step + ": " + problem + " → " + remedy);
    }

    @Override
    public void note(String text) {
        lines.add("! " + text);
    }
}
