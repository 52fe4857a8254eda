package dev.assay.agent.session;

import dev.assay.agent.run.EngineFacts;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import java.io.IOException;
import java.time.Duration;

/** Asks in a process of its own what ONNX Runtime is here, so that the agent itself never loads it. */
public final class EngineProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private EngineProbe() {}

    /**
     * The answer.
     *
     * @throws IOException when ONNX Runtime cannot be loaded on this machine; the message says why
     */
    public static EngineFacts ask(RunLauncher launcher) throws IOException, InterruptedException {
        try {
            RunOutcome outcome = launcher.launch(RunRequest.probe(), TIMEOUT, mark -> {}, () -> false);
            if (outcome.engine() != null) {
                return outcome.engine();
            }
            throw new IOException("ONNX Runtime cannot be loaded here: "
                    + RunAssembly.failure(outcome).message());
        } catch (SessionStoppedException e) {
            throw new IllegalStateException("nobody cancels a probe", e);
        }
    }
}
