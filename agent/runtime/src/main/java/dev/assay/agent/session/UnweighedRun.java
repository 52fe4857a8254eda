package dev.assay.agent.session;

import dev.assay.agent.energy.WindowEnergy;
import dev.assay.agent.run.RunOutcome;
import dev.assay.protocol.Warning;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A run whose energy waits for the idle power that is measured last.
 *
 * @param energy null when the run took no samples
 * @param warnings of the agent; the process's own are in its outcome
 */
record UnweighedRun(
        RunOutcome outcome,
        @Nullable WindowEnergy energy,
        OptionalDouble celsiusStart,
        OptionalDouble celsiusEnd,
        List<Warning> warnings) {
    UnweighedRun {
        warnings = List.copyOf(warnings);
    }
}
