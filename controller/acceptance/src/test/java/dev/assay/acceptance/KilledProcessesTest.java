package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, {@code kill -9} in the middle of a sweep, and every cell is there exactly once. */
class KilledProcessesTest {
    private static final Duration SWEEP_LIMIT = Duration.ofMinutes(8);
    private static final String RUN = "dev.assay.agent.run.RunMain";
    private static final String AGENT = "AgentMain";
    private static final String CONTROLLER = "quarkus-run.jar";
    private static final int CELLS = 8;
    private static final String SWEEP = """
            sweep: killed
            models:
              - name: student
                onnx: models/student-digits.onnx
                task: classification
                data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
              - name: squeezenet
                onnx: models/squeezenet-digits.onnx
                task: classification
                data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
            axes:
              quantization: [none, static-int8]
              sparsity: [0, 0.5]
            measure: {duration: 1s, samples: 128, runs: 2, warmup: 0.3s, warmup-max: 1s}
            """;

    private static final Pattern SAMPLES_OF_THE_SWEEP = Pattern.compile("\"samplesMin\"\\s*:\\s*128\\b");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aSweepSurvivesTheDeathOfARunOfTheAgentAndOfTheController() throws Exception {
        DigitsFolder.write(folder, SWEEP);

        AssayCommand.Outcome outcome;
        try (AssayCommand sweep =
                AssayCommand.start(folder, "run", "sweep.yaml", "--json", "report.json", "--raw", "raw", "--no-html")) {
            kill(awaitMeasuringRun(sweep));
            awaitEndOfSession(sweep);
            kill(awaitNew(sweep, AGENT));
            awaitNew(sweep, RUN);
            kill(awaitNew(sweep, CONTROLLER));
            awaitNew(sweep, RUN);
            kill(awaitNew(sweep, AGENT));
            outcome = sweep.await(SWEEP_LIMIT);
        }

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        CampaignReport report = WireJson.read(CampaignReport.class, Files.readAllBytes(folder.resolve("report.json")));
        assertThat(report.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(report.cells())
                .extracting(CellRow::index)
                .containsExactlyElementsOf(IntStream.range(0, CELLS).boxed().toList());
        assertThat(report.cells()).extracting(CellRow::state).containsOnly(CellState.MEASURED);
        assertThat(report.cells()).extracting(CellRow::sessionSha256).doesNotHaveDuplicates();
        List<SessionReport> sessions = sessions(folder.resolve("raw"));
        assertThat(sessions).hasSize(CELLS);
        assertThat(sessions).extracting(SessionReport::jobId).doesNotHaveDuplicates();
        assertThat(runFailures(sessions))
                .as("the killed run is reported as what it was, and cost nothing else")
                .hasSize(1)
                .allSatisfy(failure -> {
                    assertThat(failure.kind()).isEqualTo(RunFailure.Kind.CRASHED);
                    assertThat(failure.message()).contains("SIGKILL");
                });
    }

    private final Set<Long> seen = new HashSet<>();

    private static void kill(ProcessHandle victim) {
        assertThat(victim.destroyForcibly())
                .as("kill -9 " + victim.info().commandLine().orElse(""))
                .isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> !victim.isAlive());
    }

    /**
     * The agent also forks to ask which ONNX Runtime it has, to score, and for the health check before the first job, whose session is not in
     * the report: this waits for a process that samples as the sweep asks.
     */
    private ProcessHandle awaitMeasuringRun(AssayCommand sweep) throws IOException {
        while (true) {
            ProcessHandle run = awaitNew(sweep, RUN);
            Path request = Path.of(
                    run.info().arguments().orElseThrow()[run.info().arguments().orElseThrow().length - 2]);
            String asked = Files.exists(request) ? Files.readString(request) : "";
            if (asked.contains("MEASURE") && SAMPLES_OF_THE_SWEEP.matcher(asked).find()) {
                return run;
            }
        }
    }

    /** After the killed run come at most the session's other run, its scoring and its profile; the fourth process is the next session's. */
    private void awaitEndOfSession(AssayCommand sweep) {
        for (int i = 0; i < 4; i++) {
            awaitNew(sweep, RUN);
        }
    }

    /** Waits for a process of this kind that has not been met before. */
    private ProcessHandle awaitNew(AssayCommand sweep, String word) {
        List<ProcessHandle> found = new ArrayList<>();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!sweep.isRunning()) {
                        throw new AssertionError("ended before a " + word + " was seen:\n" + sweep.output());
                    }
                    sweep.descendants(word).stream()
                            .filter(p -> seen.add(p.pid()))
                            .forEach(found::add);
                    return !found.isEmpty();
                });
        return found.get(0);
    }

    private static List<RunFailure> runFailures(List<SessionReport> sessions) {
        return sessions.stream()
                .flatMap(session -> session.runs().stream())
                .map(run -> run.failure())
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<SessionReport> sessions(Path raw) throws IOException {
        List<SessionReport> sessions = new ArrayList<>();
        try (Stream<Path> files = Files.list(raw)) {
            for (Path file : files.sorted().toList()) {
                try {
                    sessions.add(WireJson.read(SessionReport.class, Files.readAllBytes(file)));
                } catch (dev.assay.protocol.WireFormatException e) {
                    throw new AssertionError(file + ": " + e.getMessage(), e);
                }
            }
        }
        return sessions;
    }
}
