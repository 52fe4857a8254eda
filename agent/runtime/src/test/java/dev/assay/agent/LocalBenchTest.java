package dev.assay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.Digits;
import dev.assay.agent.session.Progress;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBenchTest {
    @TempDir
    Path home;

    @Test
    void measuresAndScoresAModelOnThisMachine() throws Exception {
        LocalBench bench = LocalBench.open(home, InstantSource.system());
        RunPlan run = new RunPlan("cpu", 1, 4, 64, 0, 100, 5, 0, 10, 60);
        SessionPlan plan = new SessionPlan(
                "student", new ArtifactRef("0".repeat(64), 1), null, Task.CLASSIFICATION, run, 1, 0, null);

        SessionMeasurement session =
                bench.measure(plan, Digits.model("student"), Digits.testData(), Progress.SILENT, () -> false);

        assertThat(bench.environment().onnxRuntimeVersion()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(bench.environment().providers()).contains("cpu");
        assertThat(bench.environment().logicalCores())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(session.runs().get(0).measurement()).isNotNull();
        assertThat(Objects.requireNonNull(session.accuracy()).correct()).isEqualTo(536);
    }

    @Test
    void theAgentsOwnFlagsComeFromOneFileWithoutItsComments() {
        assertThat(AgentJvm.flags()).contains("-XX:+UseSerialGC").allMatch(flag -> flag.startsWith("-X"));
    }
}
