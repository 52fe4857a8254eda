package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.run.Digits;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that end with a profile, with real processes but where one is lost on purpose. */
class ProfiledSessionTest {
    @TempDir
    Path home;

    private ProcessLauncher processes;
    private final List<RunRequest.Mode> modes = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        processes = ProcessLauncher.in(home);
    }

    private SessionMeasurement measure(Path model, @Nullable ProfilePlan profile, @Nullable RunFailure instead)
            throws Exception {
        RunLauncher watched = (request, timeout, onMark, isCancelled) -> {
            modes.add(request.mode());
            return instead != null && request.mode() == RunRequest.Mode.PROFILE
                    ? RunOutcome.of(instead)
                    : processes.launch(request, timeout, onMark, isCancelled);
        };
        ArtifactRef any = new ArtifactRef("0".repeat(64), 1);
        SessionPlan plan =
                new SessionPlan("x", any, null, Task.CLASSIFICATION, RealSessions.QUICK, 1, 0, null, profile);
        return new RealSessions(watched).runner().run(plan, model, Digits.testData(), Progress.SILENT, () -> false);
    }

    @Test
    void theProfileComesAfterAllElseAndTellsWhereTheTimeGoes() throws Exception {
        SessionMeasurement session = measure(Digits.model("mobilenetv2"), new ProfilePlan(12, 5), null);

        assertThat(modes).containsExactly(RunRequest.Mode.MEASURE, RunRequest.Mode.SCORE, RunRequest.Mode.PROFILE);
        ModelProfile profile = Objects.requireNonNull(session.profile());
        // Two of the twelve warm up.
        assertThat(profile.inferences()).isEqualTo(10);
        assertThat(profile.inferenceSeconds()).isPositive();
        assertThat(profile.nodes()).hasSizeBetween(20, ModelProfile.NODES_MAX).allSatisfy(node -> {
            assertThat(node.calls()).isEqualTo(1);
            assertThat(node.provider()).isEqualTo("CPUExecutionProvider");
        });
        assertThat(profile.operators())
                .extracting(ProfiledOperator::operator)
                .anySatisfy(operator -> assertThat(operator).contains("Conv"));
        double rest = profile.rest() == null ? 0 : profile.rest().share();
        assertThat(rest
                        + profile.nodes().stream()
                                .mapToDouble(ProfiledNode::share)
                                .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(profile.operators().stream()
                        .mapToDouble(ProfiledOperator::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void nothingOfTheProfilersFileIsLeft() throws Exception {
        measure(Digits.model("student"), ProfilePlan.USUAL, null);

        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.startsWith("profile") || name.startsWith("run-"));
        }
    }

    @Test
    void aPlanWithoutAProfileStartsNoProcessForOne() throws Exception {
        SessionMeasurement session = measure(Digits.model("student"), null, null);

        assertThat(modes).doesNotContain(RunRequest.Mode.PROFILE);
        assertThat(session.profile()).isNull();
        assertThat(session.warnings()).extracting(Warning::kind).doesNotContain(Warning.Kind.NOT_PROFILED);
    }

    @Test
    void aProfileThatFailsIsAWarningAndCostsNothingElse() throws Exception {
        RunFailure crash = new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGKILL");

        SessionMeasurement session = measure(Digits.model("student"), ProfilePlan.USUAL, crash);

        assertThat(session.profile()).isNull();
        assertThat(session.warnings()).contains(new Warning(Warning.Kind.NOT_PROFILED, "ended by SIGKILL"));
        assertThat(session.runs())
                .allSatisfy(run -> assertThat(run.measurement()).isNotNull());
        assertThat(session.accuracy()).isNotNull();
    }

    @Test
    void aModelThatCannotRunIsNotProfiled() throws Exception {
        Path page = Files.writeString(home.resolve("page.onnx"), "<html>");

        SessionMeasurement session = measure(page, ProfilePlan.USUAL, null);

        assertThat(modes).doesNotContain(RunRequest.Mode.PROFILE);
        assertThat(session.runs().get(0).failure()).isNotNull();
    }
}
