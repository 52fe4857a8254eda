package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.energy.EnergyMeter;
import dev.assay.agent.energy.SensorMeter;
import dev.assay.agent.energy.SensorSearch;
import dev.assay.agent.energy.WindowEnergy;
import dev.assay.agent.kernel.CapturedTree;
import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of things in a session, with fakes for processes, sensors and time. */
class SessionRunnerTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_250L);
    private static final RunPlan RUN = new RunPlan("cpu", 2, 1, 3, 0, 10, 0, 0, 0, 60);
    private static final String ZONE = "class/thermal/thermal_zone0/temp";

    @TempDir
    Path root;

    private CapturedTree tree;
    private EnergyMeter meter;
    private final List<RunRequest> requests = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private double waited;

    @BeforeEach
    void aDeviceWithoutSensors() {
        tree = new CapturedTree(root);
        meter = new SensorMeter(SensorSearch.search(tree.files()));
    }

    private SessionMeasurement run(RunLauncher launcher, Task task, int runs) throws Exception {
        RunBench bench = new RunBench(launcher, meter, tree.files(), seconds -> waited += seconds, 2);
        SessionRunner runner = new SessionRunner(bench, InstantSource.fixed(NOW));
        SessionPlan plan = new SessionPlan("x", new ArtifactRef("ab", 1), null, task, RUN, runs, 10, null);
        return runner.run(plan, Path.of("model.onnx"), Path.of("test.npz"), progress::add, () -> false);
    }

    private RunOutcome launch(RunRequest request, java.util.function.Consumer<PhaseMark> marks) {
        requests.add(request);
        if (request.mode() == RunRequest.Mode.SCORE) {
            return RunOutcome.of(new RunFailure(RunFailure.Kind.REFUSED, "no labels"));
        }
        marks.accept(new PhaseMark(PhaseMark.Phase.SAMPLING, 1_000));
        marks.accept(new PhaseMark(PhaseMark.Phase.SAMPLED, 5_000_001_000L));
        Timing timing = new Timing(
                0.1,
                0.01,
                new Warmup(3, 0.3, true),
                1_000,
                5_000_001_000L,
                new long[] {5, 6, 7, 8},
                new int[0],
                new long[0],
                null);
        return new RunOutcome(
                timing, null, null, null, null, List.of(new Warning(Warning.Kind.BACKGROUND_LOAD, "somebody else")));
    }

    private RunLauncher launcher() {
        return (request, timeout, onMark, isCancelled) -> launch(request, onMark);
    }

    private static RunMeasurement measurement(SessionMeasurement session, int index) {
        return Objects.requireNonNull(session.runs().get(index).measurement());
    }

    @Test
    void runsComeFirstAndTheScoreOnceAtTheEnd() throws Exception {
        SessionMeasurement session = run(launcher(), Task.CLASSIFICATION, 2);

        assertThat(requests)
                .extracting(RunRequest::mode)
                .containsExactly(RunRequest.Mode.MEASURE, RunRequest.Mode.MEASURE, RunRequest.Mode.SCORE);
        assertThat(requests).allSatisfy(request -> assertThat(request.plan()).isEqualTo(RUN));
        assertThat(session.startedAtEpochSeconds()).isEqualTo(1_700_000_000.25);
        assertThat(Objects.requireNonNull(session.accuracyFailure()).message()).isEqualTo("no labels");
        assertThat(progress).contains("run 2 of 2, sampling", "counting right answers");
    }

    @Test
    void aTaskThatIsNotScoredAsksForNoScore() throws Exception {
        SessionMeasurement session = run(launcher(), Task.NONE, 1);

        assertThat(requests).hasSize(1);
        assertThat(session.accuracyFailure()).isNull();
    }

    @Test
    void whatTheProcessMeasuredArrivesUnchanged() throws Exception {
        SessionMeasurement session = run(launcher(), Task.NONE, 1);

        RunMeasurement run = measurement(session, 0);
        assertThat(run.samplesNanos()).containsExactly(5, 6, 7, 8);
        assertThat(run.windowSeconds()).isCloseTo(5, within(1e-9));
        assertThat(run.celsiusStart()).isNull();
        assertThat(run.energy().absentReason()).isEqualTo("no sensor");
        assertThat(session.runs().get(0).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.BACKGROUND_LOAD);
    }

    @Test
    void aFailedRunKeepsItsPlaceAmongTheOthers() throws Exception {
        RunFailure crash = new RunFailure(RunFailure.Kind.CRASHED, "ended by SIGSEGV");
        RunLauncher second = (request, timeout, onMark, isCancelled) -> {
            RunOutcome good = launch(request, onMark);
            return requests.size() == 2 ? RunOutcome.of(crash) : good;
        };

        SessionMeasurement session = run(second, Task.NONE, 3);

        assertThat(session.runs()).extracting(report -> report.index()).containsExactly(0, 1, 2);
        assertThat(session.runs().get(1).failure()).isEqualTo(crash);
        assertThat(measurement(session, 2).samplesNanos()).hasSize(4);
    }

    @Test
    void aHotDeviceIsWaitedForAndThenSaid() throws Exception {
        tree.sys(ZONE, "40000");
        RunLauncher heating = (request, timeout, onMark, isCancelled) -> {
            tree.sys(ZONE, "70000");
            return launch(request, onMark);
        };

        SessionMeasurement session = run(heating, Task.NONE, 2);

        assertThat(waited).isEqualTo(10);
        assertThat(measurement(session, 0).celsiusStart()).isEqualTo(40);
        assertThat(measurement(session, 0).celsiusEnd()).isEqualTo(70);
        assertThat(session.runs().get(1).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.HOT_START, Warning.Kind.BACKGROUND_LOAD);
    }

    @Test
    void throttlingInTheWindowIsSaid() throws Exception {
        String counter = "devices/system/cpu/cpu0/thermal_throttle/package_throttle_count";
        tree.sys(counter, "1");
        RunLauncher throttled = (request, timeout, onMark, isCancelled) -> {
            tree.sys(counter, "4");
            return launch(request, onMark);
        };

        SessionMeasurement session = run(throttled, Task.NONE, 1);

        assertThat(session.runs().get(0).warnings())
                .contains(new Warning(Warning.Kind.THROTTLED, "the CPU reported 3 thermal throttling events"));
    }

    @Test
    void aClockThatIsNotPinnedIsSaidOnceForTheSession() throws Exception {
        tree.sys("devices/system/cpu/cpufreq/policy0/scaling_governor", "schedutil");

        SessionMeasurement session = run(launcher(), Task.NONE, 2);

        assertThat(session.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Warning.Kind.CLOCK_NOT_PINNED);
            assertThat(warning.message()).contains("schedutil").contains("performance");
        });
    }

    @Test
    void moreSamplesThanAReportHoldsAreRefusedBeforeAnythingRuns() throws Exception {
        RunPlan many = new RunPlan("cpu", 1, 1, 3, 0, 1_000_000, 0, 0, 0, 60);
        RunBench bench = new RunBench(launcher(), meter, tree.files(), seconds -> {}, 2);
        SessionRunner runner = new SessionRunner(bench, InstantSource.fixed(NOW));
        SessionPlan plan = new SessionPlan("x", new ArtifactRef("ab", 1), null, Task.NONE, many, 3, 0, null);

        SessionMeasurement session = runner.run(plan, Path.of("m"), null, Progress.SILENT, () -> false);

        assertThat(requests).isEmpty();
        assertThat(session.runs())
                .hasSize(3)
                .allSatisfy(
                        run -> assertThat(Objects.requireNonNull(run.failure()).message())
                                .contains("3000000 samples")
                                .contains("at most 2000000"));
    }

    @Test
    void netEnergyTakesTheIdlePowerOfBeforeAndAfterTheSession() throws Exception {
        FakeMeter fake = new FakeMeter(3, 5);
        meter = fake;

        SessionMeasurement session = run(launcher(), Task.NONE, 2);

        assertThat(fake.idleSeconds).containsExactly(2.0, 2.0);
        assertThat(fake.readNows).isEqualTo(4);
        assertThat(fake.windows).containsExactly("1000-5000001000", "1000-5000001000");
        assertThat(measurement(session, 0).energy().idleWatts()).isEqualTo(4);
        assertThat(session.warnings()).extracting(Warning::kind).containsExactly(Warning.Kind.ENERGY_DOUBTFUL);
    }

    /** A meter with an idle power that it is told. */
    private static final class FakeMeter implements EnergyMeter {
        private final Deque<Double> idleWatts = new ArrayDeque<>();
        private final List<Double> idleSeconds = new ArrayList<>();
        private final List<String> windows = new ArrayList<>();
        private int readNows;

        FakeMeter(double before, double after) {
            idleWatts.add(before);
            idleWatts.add(after);
        }

        @Override
        public OptionalDouble idleWatts(double seconds) {
            idleSeconds.add(seconds);
            return OptionalDouble.of(idleWatts.removeFirst());
        }

        @Override
        public Recording record() {
            return new Recording() {
                @Override
                public void readNow() {
                    readNows++;
                }

                @Override
                public WindowEnergy end(long startNanos, long endNanos) {
                    windows.add(startNanos + "-" + endNanos);
                    return new WindowEnergy(40, 1, 5, null);
                }

                @Override
                public void close() {
                    // Nothing was opened.
                }
            };
        }

        @Override
        public EnergyReading reading(@Nullable WindowEnergy window, int inferences, OptionalDouble idle) {
            return new EnergyReading("fake", EnergyGrade.B, 1.0, 0.5, idle.orElseThrow(), 0.1, List.of("/fake"), null);
        }
    }
}
