package dev.assay.agent.session;

import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts the process of one run and waits for its end. */
@FunctionalInterface
public interface RunLauncher {
    /**
     * Whatever happens to the process — a crash, hunger, the timeout — is a failure in the outcome, never an exception.
     *
     * @param onMark hears each phase as it begins, on a thread of the launcher's
     * @param isCancelled asked now and then; the process is killed when it says true
     * @throws SessionStoppedException when it was cancelled
     */
    RunOutcome launch(RunRequest request, Duration timeout, Consumer<PhaseMark> onMark, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException;
}
