package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.Digits;
import dev.assay.protocol.Arm;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.PairReport;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent compares two real models, until the controller has enough. */
class PairedAgentProcessTest {
    private static final long PATIENCE_MILLIS = 120_000;
    private static final RunPlan QUICK = new RunPlan("cpu", 1, 1, 64, 0, 100, 5, 0, 10, 60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        for (long waited = 0; !condition.call(); waited += 20) {
            if (waited > PATIENCE_MILLIS) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(20);
        }
    }

    private static double median(RunMeasurement run) {
        return Arrays.stream(run.samplesNanos()).sorted().toArray()[run.samplesNanos().length / 2];
    }

    @Test
    void twoBlocksOfTheDigitsModelsAreMeasuredSentJudgedAndReported() throws Exception {
        try (FakeController controller = new FakeController()) {
            controller.blocksWanted = 2;
            controller.lostAnswers.set(1);
            SessionPlan plan = new SessionPlan(
                    "squeezenet against student",
                    controller.offer(Digits.model("squeezenet")),
                    controller.offer(Digits.testData()),
                    Task.CLASSIFICATION,
                    QUICK,
                    24,
                    0,
                    new PairPlan(controller.offer(Digits.model("student")), 42, 24));
            controller.jobs.add(new LeaseGrant("gate", 7, 5, plan));

            try (AgentProcess agent = AgentProcess.start(home, controller.url(), FakeController.TOKEN)) {
                await("the report arrives", () -> !controller.reports.isEmpty());
                assertThat(agent.isAlive()).isTrue();
            }

            SessionReport report = controller.reports.get(0);
            List<PairReport> pairs = report.pairs();
            assertThat(pairs).hasSize(4).allSatisfy(pair -> {
                double baseline = median(Objects.requireNonNull(pair.baseline().measurement()));
                double candidate =
                        median(Objects.requireNonNull(pair.candidate().measurement()));
                // Squeezenet takes some ten times as long as the student, so this shows that no arm is taken for the
                // other.
                assertThat(candidate).isGreaterThan(2 * baseline);
            });
            assertThat(pairs).extracting(PairReport::first).contains(Arm.BASELINE, Arm.CANDIDATE);
            // The answer to the first block was lost, so it came twice, the same both times.
            assertThat(controller.blocks).hasSize(3);
            assertThat(controller.blocks.get(1)).usingRecursiveComparison().isEqualTo(controller.blocks.get(0));
            List<PairReport> sent = controller.blocks.stream()
                    .skip(1)
                    .map(PairNews::pairs)
                    .flatMap(List::stream)
                    .toList();
            // Where there is a sensor, only the report knows the idle power after the session.
            assertThat(sent)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*\\.energy\\..*")
                    .isEqualTo(pairs);
            assertThat(Objects.requireNonNull(report.accuracy()).correct()).isEqualTo(537);
            assertThat(Objects.requireNonNull(report.baselineAccuracy()).correct())
                    .isEqualTo(536);
        }
    }
}
