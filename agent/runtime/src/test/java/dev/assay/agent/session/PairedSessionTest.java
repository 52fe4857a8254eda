package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.kernel.CapturedTree;
import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.BlockOrder;
import dev.assay.protocol.Environment;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a paired session makes of its runs, with fakes for processes, sensors and time. */
class PairedSessionTest {
    private static final RunPlan RUN = new RunPlan("cpu", 2, 1, 3, 0, 10, 0, 0, 0, 60);
    private static final ArtifactRef OLD = new ArtifactRef("0".repeat(64), 1);
    private static final ArtifactRef NEW = new ArtifactRef("1".repeat(64), 1);
    private static final PairFiles FILES = new PairFiles(Path.of("old.onnx"), Path.of("new.onnx"), Path.of("test.npz"));
    private static final String ZONE = "class/thermal/thermal_zone0/temp";
    private static final long SEED = 11;

    @TempDir
    Path root;

    private CapturedTree tree;
    private final List<String> launched = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final List<PairBlock> blocks = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();

    @BeforeEach
    void aDevice() {
        tree = new CapturedTree(root);
    }

    private static SessionPlan plan(ArtifactRef baseline, Task task, int pairs, RunPlan run) {
        return new SessionPlan("x", NEW, null, task, run, pairs, 10, new PairPlan(baseline, SEED, pairs));
    }

    private SessionMeasurement run(SessionPlan plan, RunLauncher launcher, BlockJudge judge) throws Exception {
        RunBench bench = new RunBench(
                launcher, new SensorMeter(SensorSearch.search(tree.files())), tree.files(), this::pause, 2);
        PairedSession session = new PairedSession(bench, InstantSource.fixed(Instant.ofEpochSecond(5)));
        BlockJudge noting = block -> {
            blocks.add(block);
            return judge.wantsMore(block);
        };
        return session.run(plan, FILES, noting, progress::add, () -> false);
    }

    /** The device cools by half a degree in a second. */
    private void pause(double seconds) {
        waits.add(seconds);
        celsius -= seconds / 2;
        tree.sys(ZONE, String.valueOf(Math.round(1_000 * celsius)));
    }

    private double celsius;

    private void heatTo(double degrees) {
        celsius = degrees;
        tree.sys(ZONE, String.valueOf(Math.round(1_000 * degrees)));
    }

    private RunOutcome launch(RunRequest request, Consumer<PhaseMark> marks) {
        String name = String.valueOf(request.model()).endsWith("old.onnx") ? "old" : "new";
        launched.add(request.mode() == RunRequest.Mode.SCORE ? "score " + name : name);
        if (request.mode() == RunRequest.Mode.SCORE) {
            AccuracyReport answers = new AccuracyReport("top-1", 1, name.equals("old") ? 1 : 0, new int[] {1}, null);
            return new RunOutcome(null, answers, null, null, null, List.of());
        }
        marks.accept(new PhaseMark(PhaseMark.Phase.SAMPLED, 2_000));
        Timing timing = new Timing(
                0.1,
                0.01,
                new Warmup(3, 0.3, true),
                1_000,
                2_000,
                new long[] {launched.size()},
                new int[0],
                new long[0],
                null);
        return new RunOutcome(timing, null, null, null, null, List.of());
    }

    private final RunLauncher launcher = (request, timeout, onMark, isCancelled) -> launch(request, onMark);

    @Test
    void freshProcessesAlternateAndThenEachModelIsScoredOnce() throws Exception {
        SessionMeasurement session = run(plan(OLD, Task.CLASSIFICATION, 4, RUN), launcher, BlockJudge.ALL);

        List<String> expected = new ArrayList<>();
        for (int block = 0; block < 2; block++) {
            expected.addAll(
                    switch (BlockOrder.of(SEED, block)) {
                        case ABBA -> List.of("old", "new", "new", "old");
                        case BAAB -> List.of("new", "old", "old", "new");
                    });
        }
        expected.addAll(List.of("score new", "score old"));
        assertThat(launched).isEqualTo(expected);
        assertThat(Objects.requireNonNull(session.accuracy()).correct()).isZero();
        BaselineReport baseline = Objects.requireNonNull(session.baseline());
        assertThat(Objects.requireNonNull(baseline.accuracy()).correct()).isOne();
        assertThat(progress).contains("pair 3 of at most 4, baseline, starting");
    }

    @Test
    void theReportHasTheSamePairsThatTheJudgeSaw() throws Exception {
        SessionMeasurement session = run(plan(OLD, Task.NONE, 6, RUN), launcher, block -> block.index() < 1);

        SessionReport report = session.toReport("job", 1, "pi", ENVIRONMENT);

        List<PairReport> seen = blocks.stream()
                .flatMap(block -> List.of(block.earlier(), block.later()).stream())
                .toList();
        assertThat(report.pairs()).usingRecursiveComparison().isEqualTo(seen);
        assertThat(report.pairs()).hasSize(4);
        assertThat(report.runs()).hasSize(4);
    }

    private static final Environment ENVIRONMENT =
            new Environment("a", "b", List.of(), 1, 1, "c", "d", "e", "f", "g", "h", List.of(), "i", List.of());

    @Test
    void theSameModelIsNotScoredTwice() throws Exception {
        SessionMeasurement session = run(plan(NEW, Task.CLASSIFICATION, 2, RUN), launcher, BlockJudge.ALL);

        assertThat(launched).filteredOn(name -> name.startsWith("score")).hasSize(1);
        assertThat(session.accuracy()).isNotNull();
        assertThat(Objects.requireNonNull(session.baseline()).accuracy()).isNull();
    }

    @Test
    void whatKeepsTheBaselineFromBeingScoredIsSaid() throws Exception {
        RunFailure why = new RunFailure(RunFailure.Kind.REFUSED, "no labels");
        RunLauncher unscorable = (request, timeout, onMark, isCancelled) -> {
            RunOutcome outcome = launch(request, onMark);
            return launched.contains("score old") ? RunOutcome.of(why) : outcome;
        };

        SessionMeasurement session = run(plan(OLD, Task.CLASSIFICATION, 2, RUN), unscorable, BlockJudge.ALL);

        assertThat(session.accuracyFailure()).isNull();
        assertThat(Objects.requireNonNull(session.baseline()).accuracyFailure()).isEqualTo(why);
    }

    @Test
    void everyRunWaitsForTheTemperatureOfTheFirstOne() throws Exception {
        heatTo(45);
        RunLauncher heating = (request, timeout, onMark, isCancelled) -> {
            heatTo(51);
            return launch(request, onMark);
        };

        SessionMeasurement session = run(plan(OLD, Task.NONE, 2, RUN), heating, BlockJudge.ALL);

        // Idle is 45 °C, and 51 °C would be too hot for an ordinary session by a degree; here it is by four.
        assertThat(waits).hasSize(3 * 8);
        assertThat(session.toReport("j", 1, "d", ENVIRONMENT).pairs()).allSatisfy(pair -> {
            assertThat(pair.baseline().warnings()).isEmpty();
            assertThat(pair.candidate().warnings()).isEmpty();
        });
    }

    @Test
    void aRunThatCannotStartAsWarmAsTheFirstOneSaysSo() throws Exception {
        heatTo(45);
        RunLauncher heating = (request, timeout, onMark, isCancelled) -> {
            heatTo(53);
            return launch(request, onMark);
        };

        run(plan(OLD, Task.NONE, 2, RUN), heating, BlockJudge.ALL);

        PairBlock block = blocks.get(0);
        List<Warning> warnings = new ArrayList<>(block.later().baseline().warnings());
        warnings.addAll(block.later().candidate().warnings());
        assertThat(warnings)
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.kind()).isEqualTo(Warning.Kind.UNEVEN_START));
        assertThat(warnings.get(0).message()).contains("started at 48.0 °C").contains("first run started at 45.0 °C");
        assertThat(block.rejection()).isEmpty();
    }

    @Test
    void bothArmsCountTowardsTheSamplesThatAReportHolds() throws Exception {
        RunPlan many = new RunPlan("cpu", 1, 1, 3, 0, 50_000, 0, 0, 0, 60);

        SessionMeasurement refused = run(plan(OLD, Task.NONE, 22, many), launcher, BlockJudge.ALL);

        assertThat(launched).isEmpty();
        assertThat(refused.toReport("j", 1, "d", ENVIRONMENT).pairs())
                .hasSize(22)
                .allSatisfy(pair -> assertThat(
                                Objects.requireNonNull(pair.baseline().failure())
                                        .message())
                        .contains("44 runs")
                        .contains("2200000 samples"));
    }

    @Test
    void aSessionWhoseLeaseIsLostEndsAtOnce() {
        BlockJudge lost = block -> {
            throw SessionStoppedException.beforeItsEnd();
        };

        assertThatThrownBy(() -> run(plan(OLD, Task.CLASSIFICATION, 8, RUN), launcher, lost))
                .isInstanceOf(SessionStoppedException.class);
        assertThat(launched).hasSize(4);
    }
}
