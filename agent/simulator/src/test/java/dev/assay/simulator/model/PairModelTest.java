package dev.assay.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.session.ArmRuns;
import dev.assay.agent.session.BlockJudge;
import dev.assay.agent.session.PairLoop;
import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.PairBlock;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.PlantedChange;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import dev.assay.protocol.Warning;
import dev.assay.protocol.WireJson;
import dev.assay.simulator.board.SimulatedBoard;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairModelTest {
    private static final SessionModel.Expected LABELS = new SessionModel.Expected(
            "c".repeat(64), IntStream.range(0, 500).map(i -> i % 10).toArray());
    private static final RunPlan SHORT = Boards.run(1, 0);

    private static SessionPlan plan(ArtifactRef baseline, RunPlan run, int pairs, double cooldownSecondsMax) {
        return new SessionPlan(
                "m",
                Boards.MODEL,
                Boards.DATA,
                Task.CLASSIFICATION,
                run,
                pairs,
                cooldownSecondsMax,
                new PairPlan(baseline, 5, pairs));
    }

    private static ArtifactRef ofSize(double shareOfCandidate) {
        return new ArtifactRef("d".repeat(64), Math.round(shareOfCandidate * Boards.MODEL.bytes()));
    }

    private static SessionMeasurement measure(SimulatedBoard board, SessionPlan plan, Trouble trouble)
            throws Exception {
        PairModel model = new PairModel(new SessionModel(board, 7, "a"), plan, 0, trouble, 0);
        ArmRuns runs = new PairLoop(Objects.requireNonNull(plan.pairs()), model::run, BlockJudge.ALL).run();
        return model.end(runs, LABELS, 0);
    }

    private static List<PairReport> pairs(SessionMeasurement session) {
        return session.toReport("j", 1, "a", Boards.COOL.environment(7)).pairs();
    }

    private static double logMedian(RunReport run) {
        long[] sorted = Objects.requireNonNull(run.measurement()).samplesNanos().clone();
        Arrays.sort(sorted);
        return Math.log((double) sorted[sorted.length / 2]);
    }

    private static double[] logRatios(SessionMeasurement session) {
        return pairs(session).stream()
                .mapToDouble(pair -> logMedian(pair.candidate()) - logMedian(pair.baseline()))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void theCandidateIsSlowerByAsMuchAsItsFileIsLarger() throws Exception {
        // A run's noise is 1 %, so a mean over 64 pairs is known to 0.2 %.
        assertThat(mean(logRatios(measure(Boards.COOL, plan(ofSize(1), SHORT, 64, 0), Trouble.NONE))))
                .isCloseTo(0, within(0.008));
        assertThat(mean(logRatios(measure(Boards.COOL, plan(ofSize(1 / 1.1), SHORT, 64, 0), Trouble.NONE))))
                .isCloseTo(Math.log(1.1), within(0.008));
    }

    @Test
    void pairsScatterAsTheBoardsRunsDo() throws Exception {
        double[] ratios = logRatios(measure(Boards.COOL, plan(ofSize(1), SHORT, 64, 0), Trouble.NONE));

        double mean = mean(ratios);
        double variance =
                mean(Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).toArray());
        assertThat(Math.sqrt(variance)).isBetween(0.010, 0.019);
    }

    @Test
    void theSameSeedGivesTheSamePairsByteForByte() throws Exception {
        SessionPlan plan = plan(ofSize(1), SHORT, 4, 0);

        byte[] once = WireJson.write(pairs(measure(Boards.COOL, plan, Trouble.NONE)));

        assertThat(WireJson.write(pairs(measure(Boards.COOL, plan, Trouble.NONE))))
                .isEqualTo(once);
        SessionPlan otherSeed = new SessionPlan(
                "m", Boards.MODEL, Boards.DATA, Task.CLASSIFICATION, SHORT, 4, 0, new PairPlan(ofSize(1), 6, 4));
        assertThat(WireJson.write(pairs(measure(Boards.COOL, otherSeed, Trouble.NONE))))
                .isNotEqualTo(once);
    }

    @Test
    void aCrashRejectsABlockAndTheOthersStand() throws Exception {
        Trouble crash = new Trouble(RunFailure.Kind.CRASHED, false, 1);

        List<PairBlock> blocks = PairBlock.of(pairs(measure(Boards.COOL, plan(ofSize(1), SHORT, 12, 0), crash)));

        assertThat(blocks).hasSize(6);
        assertThat(blocks.stream().filter(block -> block.rejection().isPresent()))
                .singleElement()
                .satisfies(block -> assertThat(block.index()).isLessThan(2));
    }

    @Test
    void runsStartAsWarmAsTheFirstOneOrSaySo() throws Exception {
        RunPlan hot = Boards.run(4, 20);

        List<PairReport> patient = pairs(measure(Boards.COOL, plan(ofSize(1), hot, 2, 1_000), Trouble.NONE));
        List<PairReport> impatient = pairs(measure(Boards.COOL, plan(ofSize(1), hot, 2, 0), Trouble.NONE));

        assertThat(unevenStarts(patient)).isZero();
        assertThat(unevenStarts(impatient)).isEqualTo(3);
    }

    private static long unevenStarts(List<PairReport> pairs) {
        return pairs.stream()
                .flatMap(pair -> List.of(pair.baseline(), pair.candidate()).stream())
                .flatMap(run -> run.warnings().stream())
                .filter(warning -> warning.kind() == Warning.Kind.UNEVEN_START)
                .count();
    }

    @Test
    void theBaselineIsScoredUnlessItIsTheSameFile() throws Exception {
        SessionMeasurement other = measure(Boards.COOL, plan(Boards.OTHER_MODEL, SHORT, 2, 0), Trouble.NONE);
        SessionMeasurement same = measure(Boards.COOL, plan(Boards.MODEL, SHORT, 2, 0), Trouble.NONE);

        assertThat(Objects.requireNonNull(other.baseline()).accuracy()).isNotNull();
        assertThat(Objects.requireNonNull(same.baseline()).accuracy()).isNull();
        assertThat(same.accuracy()).isNotNull();
    }

    private static SessionMeasurement measure(PlantedChange planted, double bias) throws Exception {
        PlantedChanges changes = model -> model.equals(Boards.MODEL) ? Optional.of(planted) : Optional.empty();
        SessionModel unit = new SessionModel(Boards.COOL, 7, "a", changes);
        PairModel model = new PairModel(unit, plan(planted.original(), SHORT, 64, 0), 0, Trouble.NONE, bias);
        ArmRuns runs = new PairLoop(
                        Objects.requireNonNull(
                                plan(planted.original(), SHORT, 64, 0).pairs()),
                        model::run,
                        BlockJudge.ALL)
                .run();
        return model.end(runs, LABELS, 0);
    }

    private static PlantedChange planted(PlantedChange.Kind kind, double amount) {
        return new PlantedChange(kind, amount, new ArtifactRef("d".repeat(64), Boards.MODEL.bytes()));
    }

    @Test
    void plantedWorkIsFeltBesideTheModelsOwn() throws Exception {
        SessionModel unit = new SessionModel(Boards.COOL, 7, "a");
        double own = unit.inferenceSeconds(planted(PlantedChange.Kind.WORK, 0).original(), SHORT);
        double steps = 0.05 * own / Speed.stepSeconds(Boards.COOL);

        assertThat(mean(logRatios(measure(planted(PlantedChange.Kind.WORK, steps), 0))))
                .isCloseTo(Math.log(1.05), within(0.008));
        assertThat(mean(logRatios(measure(planted(PlantedChange.Kind.MEMORY, 1e6), 0))))
                .as("memory costs no time")
                .isCloseTo(0, within(0.008));
    }

    @Test
    void plantedMemoryIsResident() throws Exception {
        List<PairReport> pairs = pairs(measure(planted(PlantedChange.Kind.MEMORY, 5e6), 0));

        double grown = pairs.stream()
                .mapToDouble(pair -> peak(pair.candidate()) - peak(pair.baseline()))
                .average()
                .orElseThrow();
        // The memory of 64 pairs of runs is known to some hundredth of a megabyte.
        assertThat(grown).isCloseTo(5e6, within(0.2e6));
    }

    private static double peak(RunReport run) {
        return Objects.requireNonNull(Objects.requireNonNull(run.measurement()).memory())
                .peakBytes();
    }

    @Test
    void plantedErrorsAreWrongAnswersToWhatTheOriginalKnows() throws Exception {
        SessionMeasurement session = measure(planted(PlantedChange.Kind.ERRORS, 0.02), 0);

        AccuracyReport candidate = Objects.requireNonNull(session.accuracy());
        AccuracyReport baseline = Objects.requireNonNull(
                Objects.requireNonNull(session.baseline()).accuracy());
        assertThat(baseline.correct() - candidate.correct()).isEqualTo(10);
    }

    @Test
    void aUnitWithABiasFindsTheSameModelSlower() throws Exception {
        assertThat(mean(logRatios(measure(planted(PlantedChange.Kind.WORK, 0), 0.06))))
                .isCloseTo(Math.log(1.06), within(0.008));
    }
}
