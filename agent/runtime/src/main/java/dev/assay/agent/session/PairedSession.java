package dev.assay.agent.session;

import dev.assay.agent.run.RunOutcome;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.Arm;
import dev.assay.protocol.BaselineReport;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of two models in pairs, so that whatever the device does meanwhile does to both: the order is {@link PairLoop}'s, and
 * every run starts about as warm as the session's first one. Then each model is scored once. One thread owns it.
 */
final class PairedSession {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final RunBench bench;
    private final InstantSource clock;

    PairedSession(RunBench bench, InstantSource clock) {
        this.bench = bench;
        this.clock = clock;
    }

    /**
     * Makes the session.
     *
     * @param plan a paired one
     * @throws SessionStoppedException when it was cancelled, or the judge says so; no process is left
     */
    SessionMeasurement run(
            SessionPlan plan, PairFiles files, BlockJudge judge, Progress progress, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        double startedAt = clock.millis() / MILLIS_PER_SECOND;
        Optional<RunFailure> tooMany = SampleLimit.refusal(plan);
        if (tooMany.isPresent()) {
            return SessionMeasurement.failed(startedAt, plan, tooMany.get());
        }
        SessionControl control = new SessionControl(progress, isCancelled);
        List<Warning> warnings = new ArrayList<>(bench.sessionWarnings());
        progress.now("watching idle power");
        Pairs pairs = new Pairs(plan, files, bench.idleWattsBefore(), control);
        pairs.measure(judge);
        Score score = pairs.score(Arm.CANDIDATE);
        Score baselineScore = pairs.isSameModel() ? Score.NONE : pairs.score(Arm.BASELINE);
        IdlePower idle = bench.idleAfter(pairs.wattsBefore);
        idle.doubt().ifPresent(warnings::add);
        ArmRuns runs = pairs.reports(idle.watts());
        return new SessionMeasurement(
                startedAt,
                runs.candidate(),
                score.accuracy(),
                score.failure(),
                warnings,
                new BaselineReport(runs.baseline(), baselineScore.accuracy(), baselineScore.failure()));
    }

    /** The session under way. */
    private final class Pairs {
        private final SessionPlan plan;
        private final PairPlan pairPlan;
        private final PairFiles files;
        private final OptionalDouble wattsBefore;
        private final SessionControl control;
        private final QuietRuns quietRuns;
        private final List<UnweighedRun> runs = new ArrayList<>();

        Pairs(SessionPlan plan, PairFiles files, OptionalDouble wattsBefore, SessionControl control) {
            this.plan = plan;
            this.pairPlan = Objects.requireNonNull(plan.pairs(), "a paired session needs a paired plan");
            this.files = files;
            this.wattsBefore = wattsBefore;
            this.control = control;
            this.quietRuns = new QuietRuns(pairPlan.pairsMax());
        }

        void measure(BlockJudge judge) throws SessionStoppedException, InterruptedException {
            new PairLoop(pairPlan, this::run, judge).run();
        }

        private RunReport run(Arm arm, int position) throws SessionStoppedException, InterruptedException {
            String which = "pair " + (position / 2 + 1) + " of at most " + pairPlan.pairsMax() + ", " + words(arm);
            OptionalDouble likeCelsius =
                    runs.isEmpty() ? OptionalDouble.empty() : runs.get(0).celsiusStart();
            UnweighedRun run = quietRuns.run(() -> bench.run(subject(arm), which, likeCelsius, control));
            runs.add(run);
            return bench.report(position, run, wattsBefore);
        }

        /** As they are reported at the end, with what is known of idle power by then. */
        ArmRuns reports(OptionalDouble idleWatts) {
            List<RunReport> reports = IntStream.range(0, runs.size())
                    .mapToObj(position -> bench.report(position, runs.get(position), idleWatts))
                    .toList();
            return ArmRuns.of(pairPlan, reports);
        }

        boolean isSameModel() {
            return plan.model().sha256().equals(pairPlan.baseline().sha256());
        }

        Score score(Arm arm) throws SessionStoppedException, InterruptedException {
            if (plan.task() == Task.NONE) {
                return Score.NONE;
            }
            control.progress().now("counting right answers, " + words(arm));
            RunOutcome outcome = bench.score(subject(arm), control);
            return new Score(outcome.accuracy(), outcome.failure());
        }

        private RunSubject subject(Arm arm) {
            return new RunSubject(
                    plan,
                    switch (arm) {
                        case BASELINE -> files.baseline();
                        case CANDIDATE -> files.candidate();
                    },
                    files.testData());
        }
    }

    private record Score(
            @Nullable AccuracyReport accuracy, @Nullable RunFailure failure) {
        static final Score NONE = new Score(null, null);
    }

    private static String words(Arm arm) {
        return switch (arm) {
            case BASELINE -> "baseline";
            case CANDIDATE -> "candidate";
        };
    }
}
