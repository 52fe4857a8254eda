package dev.assay.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agent.session.SessionMeasurement;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.Environment;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Warning;
import dev.assay.protocol.WireJson;
import dev.assay.simulator.board.SimulatedBoard;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionModelTest {
    private static final SessionPlan PLAN = Boards.plan(Boards.MODEL, Boards.run(1, 1), 0);
    private static final SessionModel.Expected LABELS = new SessionModel.Expected(
            "c".repeat(64), IntStream.range(0, 5_000).map(i -> i % 10).toArray());

    private static SessionModel device(String name) {
        return new SessionModel(Boards.COOL, 7, name);
    }

    private static SessionMeasurement measure(SessionModel model, SessionPlan plan, int occurrence) {
        return model.measure(plan, LABELS, occurrence, Trouble.NONE, 0);
    }

    private static RunMeasurement first(SessionMeasurement session) {
        return Objects.requireNonNull(session.runs().get(0).measurement());
    }

    private static double median(SessionMeasurement session) {
        long[] sorted = first(session).samplesNanos().clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e9;
    }

    private static AccuracyReport answers(SessionMeasurement session) {
        return Objects.requireNonNull(session.accuracy());
    }

    @Test
    void theSameSeedGivesTheSameReportByteForByteInWhateverOrder() {
        byte[] before = WireJson.write(measure(device("a"), PLAN, 1).toReport("j", 1, "a", ENVIRONMENT));
        SessionModel again = device("a");
        measure(again, Boards.plan(Boards.OTHER_MODEL, Boards.run(4, 1), 0), 0);
        measure(again, PLAN, 0);

        byte[] after = WireJson.write(measure(again, PLAN, 1).toReport("j", 1, "a", ENVIRONMENT));

        assertThat(after).isEqualTo(before);
    }

    private static final Environment ENVIRONMENT = Boards.COOL.environment(7);

    @Test
    void theFiguresOfSeedSevenStayWhatTheyAre() {
        // Sealed: who changes the model changes what everybody's simulated farm has measured so far.
        long[] samples = first(measure(device("a"), PLAN, 0)).samplesNanos();

        assertThat(Arrays.hashCode(samples)).as("samples %s", samples.length).isEqualTo(SEALED);
    }

    private static final int SEALED = 938_727_588;

    @Test
    void aProfileIsMadeUpOfTheSeedAndLeavesTheFiguresAsTheyAre() {
        SessionPlan asking = new SessionPlan(
                PLAN.label(),
                PLAN.model(),
                PLAN.testData(),
                PLAN.task(),
                PLAN.run(),
                PLAN.runs(),
                PLAN.cooldownSecondsMax(),
                null,
                ProfilePlan.USUAL);

        SessionMeasurement session = measure(device("a"), asking, 0);

        assertThat(first(session).samplesNanos())
                .isEqualTo(first(measure(device("a"), PLAN, 0)).samplesNanos());
        assertThat(measure(device("a"), PLAN, 0).profile()).isNull();
        ModelProfile profile = Objects.requireNonNull(session.profile());
        assertThat(profile).isEqualTo(measure(device("a"), asking, 0).profile());
        assertThat(profile.nodes()).isNotEmpty().allSatisfy(node -> {
            assertThat(node.name()).startsWith("simulated/");
            assertThat(node.provider()).isEqualTo("simulated");
        });
        assertThat(profile.operators().stream()
                        .mapToDouble(ProfiledOperator::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(profile.inferenceSeconds()).isGreaterThan(median(session));
    }

    @Test
    void anotherSeedRepetitionOrUnitGivesOtherFigures() {
        long[] samples = first(measure(device("a"), PLAN, 0)).samplesNanos();

        assertThat(first(measure(device("a"), PLAN, 1)).samplesNanos()).isNotEqualTo(samples);
        assertThat(first(measure(device("b"), PLAN, 0)).samplesNanos()).isNotEqualTo(samples);
        assertThat(first(measure(new SessionModel(Boards.COOL, 8, "a"), PLAN, 0))
                        .samplesNanos())
                .isNotEqualTo(samples);
    }

    @Test
    void theSameArtifactGetsTheSameAnswersOnEveryDeviceAndEachTime() {
        int[] predictions = answers(measure(device("a"), PLAN, 0)).predictions();

        assertThat(answers(measure(device("b"), PLAN, 3)).predictions()).isEqualTo(predictions);
        SessionPlan other = Boards.plan(Boards.OTHER_MODEL, Boards.run(1, 1), 0);
        assertThat(answers(measure(device("a"), other, 0)).predictions()).isNotEqualTo(predictions);
    }

    @Test
    void mostAnswersAreRightAndWhatIsCountedIsWhatIsAnswered() {
        AccuracyReport answers = answers(measure(device("a"), PLAN, 0));

        assertThat(answers.correct()).isBetween(4_500, 4_999);
        assertThat(IntStream.range(0, answers.examples())
                        .filter(i -> answers.predictions()[i] == LABELS.labels()[i])
                        .count())
                .isEqualTo(answers.correct());
    }

    @Test
    void aHealthCheckIsAnsweredRightUnlessTheDeviceIsUnsound() {
        SessionPlan check = new SessionPlan(
                "health check", Boards.MODEL, Boards.DATA, PLAN.task(), PLAN.run(), PLAN.runs(), 0, null);

        assertThat(answers(measure(device("a"), check, 0)).correct()).isEqualTo(5_000);
        AccuracyReport garbled = answers(device("a").measure(check, LABELS, 0, new Trouble(null, true, 1), 0));
        assertThat(garbled.correct()).isBetween(3_000, 4_000);
    }

    @Test
    void twiceTheLatencyFactorIsTwiceTheLatency() {
        SimulatedBoard board = Boards.COOL;
        SimulatedBoard slow = new SimulatedBoard(
                board.profile(),
                board.arch(),
                board.core(),
                board.cpuFeatures(),
                board.cores(),
                board.memoryBytes(),
                2 * board.latencyFactor(),
                board.runNoise(),
                board.cooling(),
                board.idleWatts(),
                board.busyWatts(),
                board.faults());

        double ratio = median(measure(new SessionModel(slow, 7, "a"), PLAN, 0)) / median(measure(device("a"), PLAN, 0));

        assertThat(ratio).isCloseTo(2, within(0.01));
    }

    @Test
    void moreThreadsAreFasterUpToTheCoresThatThereAre() {
        double one = median(measure(device("a"), PLAN, 0));
        double four = median(measure(device("a"), Boards.plan(Boards.MODEL, Boards.run(4, 1), 0), 0));
        double eight = median(measure(device("a"), Boards.plan(Boards.MODEL, Boards.run(8, 1), 0), 0));

        // Amdahl: 0.2 + 0.8 / 4
        assertThat(four / one).isCloseTo(0.4, within(0.06));
        assertThat(eight / four).isCloseTo(1, within(0.06));
    }

    @Test
    void asManySamplesAreTakenAsThePlanAsksFor() {
        RunMeasurement long1 = first(measure(device("a"), PLAN, 0));
        RunPlan few = new RunPlan("cpu", 1, 1, 64, 0, 100, 5, 0, 10, 60);

        assertThat(long1.windowSeconds()).isBetween(1.0, 1.1);
        assertThat(Arrays.stream(long1.samplesNanos()).sum() / 1e9).isCloseTo(long1.windowSeconds(), within(1e-3));
        assertThat(first(measure(device("a"), Boards.plan(Boards.MODEL, few, 0), 0))
                        .samplesNanos())
                .hasSize(64);
    }

    @Test
    void energyIsThatOfTheBusyBoardWithAGradeThatSaysItIsMadeUp() {
        RunMeasurement run = first(measure(device("a"), PLAN, 0));
        EnergyReading energy = run.energy();
        double inferences = run.samplesNanos().length;

        assertThat(energy.source()).isEqualTo("simulated");
        assertThat(energy.grade()).isEqualTo(EnergyGrade.D);
        double watts = Objects.requireNonNull(energy.grossJoules()) * inferences / run.windowSeconds();
        double netWatts = Objects.requireNonNull(energy.netJoules()) * inferences / run.windowSeconds();
        assertThat(watts).isCloseTo(Boards.COOL.watts(1), within(0.15));
        assertThat(watts - netWatts).isCloseTo(Boards.COOL.idleWatts(), within(1e-9));
    }

    @Test
    void aBoardThatCannotCoolDownThrottlesAndSaysSo() {
        SessionModel hot = new SessionModel(Boards.HOT, 7, "a");
        SessionPlan hard = Boards.plan(Boards.MODEL, Boards.run(4, 120), 0);
        SessionPlan patient = Boards.plan(Boards.MODEL, Boards.run(4, 1), 3_600);

        SessionMeasurement driven = measure(hot, hard, 0);

        assertThat(driven.runs().get(1).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.HOT_START, Warning.Kind.THROTTLED);
        assertThat(measure(hot, patient, 0).runs())
                .allSatisfy(run -> assertThat(run.warnings()).isEmpty());
    }

    @Test
    void oneRunEndsAsItWasToldAndTheOthersAreMeasured() {
        Trouble crash = new Trouble(RunFailure.Kind.CRASHED, false, 1);

        SessionMeasurement session = device("a").measure(PLAN, LABELS, 0, crash, 0);

        assertThat(session.runs().stream().map(run -> run.failure()).filter(Objects::nonNull))
                .extracting(RunFailure::kind)
                .containsExactly(RunFailure.Kind.CRASHED);
        assertThat(session.runs().stream().map(run -> run.measurement()).filter(Objects::nonNull))
                .hasSize(2);
    }

    @Test
    void aModelThatDoesNotFitAndARunThatTakesTooLongFail() {
        SessionPlan huge = Boards.plan(new ArtifactRef("d".repeat(64), 2L << 30), Boards.run(1, 0), 0);
        RunPlan impatient = new RunPlan("cpu", 1, 1, 64, 30, 100_000, 5, 0, 10, 2);

        assertThat(measure(device("a"), huge, 0).runs())
                .allSatisfy(
                        run -> assertThat(Objects.requireNonNull(run.failure()).kind())
                                .isEqualTo(RunFailure.Kind.OUT_OF_MEMORY));
        assertThat(measure(device("a"), Boards.plan(Boards.MODEL, impatient, 0), 0)
                        .runs())
                .allSatisfy(run ->
                        assertThat(Objects.requireNonNull(run.failure()).kind()).isEqualTo(RunFailure.Kind.TIMED_OUT));
    }

    @Test
    void anAgingDeviceIsSlowerByItsSlowness() {
        double ratio = median(device("a").measure(PLAN, LABELS, 0, new Trouble(null, false, 1.5), 0))
                / median(measure(device("a"), PLAN, 0));

        assertThat(ratio).isCloseTo(1.5, within(0.01));
    }
}
