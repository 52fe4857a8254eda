package dev.assay.agent.session;

import dev.assay.agent.energy.WindowEnergy;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.Interference;
import dev.assay.protocol.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A run whose energy waits for the idle power that is measured last.
 *
 * @param energy null when the run took no samples
 * @param warnings of the agent; the process's own are in its outcome
 * @param quietNanos how long the fixed work takes when nothing disturbs; empty when the run took no samples
 */
record UnweighedRun(
        RunOutcome outcome,
        @Nullable WindowEnergy energy,
        OptionalDouble celsiusStart,
        OptionalDouble celsiusEnd,
        OptionalLong quietNanos,
        List<Warning> warnings) {
    UnweighedRun {
        warnings = List.copyOf(warnings);
    }

    /** The same with one more warning. */
    UnweighedRun with(Warning warning) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(warning);
        return new UnweighedRun(outcome, energy, celsiusStart, celsiusEnd, quietNanos, all);
    }

    boolean isThrottled() {
        return warnings.stream().anyMatch(warning -> warning.kind() == Warning.Kind.THROTTLED);
    }

    /** Whether others slowed the machine so long that it is not fit to be compared. It looks at no sample's time. */
    boolean isDisturbed() {
        Timing timing = outcome.timing();
        return timing != null
                && quietNanos.isPresent()
                && new Interference(timing.afterSamples(), timing.workNanos(), quietNanos.getAsLong())
                                .quietShare(timing.samplesNanos())
                        < Interference.QUIET_SHARE_MIN;
    }
}
