package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.Digits;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent against a controller that fails in every way it may. */
class AgentProcessTest {
    private static final RunPlan QUICK = new RunPlan("cpu", 1, 1, 64, 0, 100, 5, 0, 10, 60);
    private static final RunPlan LONG = new RunPlan("cpu", 1, 1, 64, 40, 400_000, 5, 0, 10, 60);
    private static final long PATIENCE_MILLIS = 60_000;

    /** Shared, so that ONNX Runtime's libraries are extracted once. */
    @TempDir
    static Path home;

    private FakeController controller;

    @BeforeEach
    void startController() throws Exception {
        // An agent that was killed after its report arrived sends it again, which is right, and not what the next test
        // is about.
        empty("reports");
        controller = new FakeController();
    }

    @AfterEach
    void stopController() {
        controller.close();
    }

    private AgentProcess startAgent() throws Exception {
        return AgentProcess.start(home, controller.url(), FakeController.TOKEN);
    }

    private void giveJob(String jobId, RunPlan plan) throws Exception {
        ArtifactRef model = controller.offer(Digits.model("student"));
        ArtifactRef data = controller.offer(Digits.testData());
        SessionPlan session = new SessionPlan("student · fp32", model, data, Task.CLASSIFICATION, plan, 1, 0, null);
        controller.jobs.add(new LeaseGrant(jobId, 7, 5, session));
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long waited = 0;
        while (!condition.call()) {
            if (waited > PATIENCE_MILLIS) {
                throw new AssertionError("waited in vain until " + what);
            }
            Thread.sleep(20);
            waited += 20;
        }
    }

    private void awaitReport() throws Exception {
        await("a report arrives", () -> !controller.reports.isEmpty());
    }

    private static void empty(String folder) throws Exception {
        if (Files.isDirectory(home.resolve(folder))) {
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean holdsReport() throws Exception {
        Path reports = home.resolve("reports");
        if (!Files.isDirectory(reports)) {
            return false;
        }
        try (Stream<Path> files = Files.list(reports)) {
            return files.anyMatch(file -> file.toString().endsWith(".json.gz"));
        }
    }

    @Test
    void presentsItselfDoesItsJobUnderHeartbeatsAndAsksForMore() throws Exception {
        giveJob("job/1", QUICK);

        try (AgentProcess agent = startAgent()) {
            awaitReport();
            await("the agent asks again", () -> controller.polls.size() == 2);

            SessionReport report = controller.reports.get(0);
            assertThat(report.jobId()).isEqualTo("job/1");
            assertThat(report.fencingToken()).isEqualTo(7);
            assertThat(report.deviceId()).isEqualTo("device-1");
            assertThat(report.runs().get(0).measurement()).isNotNull();
            AccuracyReport accuracy = Objects.requireNonNull(report.accuracy());
            assertThat(accuracy.correct()).isEqualTo(536);
            assertThat(report.environment()).isEqualTo(controller.hellos.get(0).environment());
            assertThat(controller.hellos.get(0).labels()).containsEntry("room", "kitchen");
            assertThat(controller.heartbeats).isNotEmpty().allSatisfy(heartbeat -> {
                assertThat(heartbeat.fencingToken()).isEqualTo(7);
                assertThat(heartbeat.instanceId())
                        .isEqualTo(controller.hellos.get(0).instanceId());
            });
            assertThat(holdsReport()).isFalse();
            assertThat(agent.output()).contains("report of job job/1: stored");
        }
    }

    @Test
    void aReportOutlivesAKilledAgentAndArrivesBeforeTheNextOnePresentsItself() throws Exception {
        controller.reportStatus = 503;
        giveJob("survivor", QUICK);
        try (AgentProcess agent = startAgent()) {
            await("the controller refuses the report", () -> controller.reportAttempts.get() > 0);
            agent.kill();
        }
        assertThat(holdsReport()).isTrue();
        controller.hellos.clear();
        controller.reportStatus = 200;

        try (AgentProcess again = startAgent()) {
            await("the agent is back", () -> !controller.hellos.isEmpty());

            assertThat(controller.reports).extracting(SessionReport::jobId).containsExactly("survivor");
            assertThat(holdsReport()).isFalse();
            assertThat(again.isAlive()).isTrue();
        }
    }

    @Test
    void aRunDiesWithItsKilledAgent() throws Exception {
        giveJob("doomed", LONG);
        try (AgentProcess agent = startAgent()) {
            await(
                    "the run samples",
                    () -> controller.heartbeats.stream()
                            .anyMatch(heartbeat -> heartbeat.doing().equals("run 1 of 1, sampling")));
            ProcessHandle run = agent.runs().get(0);

            agent.kill();

            await("the run is gone", () -> !run.isAlive());
        }
        assertThat(holdsReport()).isFalse();
    }

    @Test
    void aLostLeaseStopsTheJobAndTheAgentAsksForAnother() throws Exception {
        giveJob("lost", LONG);
        try (AgentProcess agent = startAgent()) {
            await(
                    "the run samples",
                    () -> controller.heartbeats.stream()
                            .anyMatch(heartbeat -> heartbeat.doing().equals("run 1 of 1, sampling")));
            controller.heartbeatStatus = 409;

            await("the agent asks for another", () -> controller.polls.size() == 2);

            assertThat(agent.runs()).isEmpty();
            assertThat(controller.reports).isEmpty();
            assertThat(agent.output()).contains("job lost stopped");
        }
    }

    @Test
    void theAgentOutlivesAnOutageAndFinishesWhatItHadBegun() throws Exception {
        RunPlan twoSeconds = new RunPlan("cpu", 1, 1, 64, 2, 400_000, 5, 0, 10, 60);
        giveJob("stubborn", twoSeconds);
        try (AgentProcess agent = startAgent()) {
            await(
                    "the run samples",
                    () -> controller.heartbeats.stream()
                            .anyMatch(heartbeat -> heartbeat.doing().equals("run 1 of 1, sampling")));
            controller.goDown();
            await("the report waits", AgentProcessTest::holdsReport);
            controller.comeBack();

            awaitReport();

            assertThat(controller.reports).extracting(SessionReport::jobId).containsExactly("stubborn");
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void anAgentThatFindsNoControllerWaitsForIt() throws Exception {
        controller.goDown();
        try (AgentProcess agent = startAgent()) {
            await("it has noticed", () -> agent.output().contains("lost the controller, trying again"));
            controller.comeBack();

            await("it presents itself", () -> !controller.hellos.isEmpty());
        }
    }

    @Test
    void aDamagedDownloadIsRefusedAndFetchedAgain() throws Exception {
        empty("artifacts");
        controller.damagedDownloads.set(1);
        giveJob("careful", QUICK);
        try (AgentProcess agent = startAgent()) {
            awaitReport();

            assertThat(agent.output()).contains("arrived damaged");
            assertThat(controller.reports.get(0).runs().get(0).measurement()).isNotNull();
        }
    }

    @Test
    void whatAlwaysArrivesDamagedIsAReportedFailure() throws Exception {
        empty("artifacts");
        controller.damagedDownloads.set(1_000);
        giveJob("hopeless", QUICK);
        try (AgentProcess agent = startAgent()) {
            awaitReport();

            SessionReport report = controller.reports.get(0);
            assertThat(Objects.requireNonNull(report.runs().get(0).failure()).message())
                    .contains("not started")
                    .contains("arrived damaged");
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void aTokenThatIsNotKnownEndsTheAgentWithTheRemedy() throws Exception {
        try (AgentProcess agent = AgentProcess.start(home, controller.url(), "wrong")) {
            assertThat(agent.exitCode()).isEqualTo(3);
            assertThat(agent.output())
                    .contains("does not accept this agent's token")
                    .contains("this token is not known")
                    .contains("--token-file")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void aRefusedVersionEndsTheAgentWithTheControllersWords() throws Exception {
        controller.helloStatus = 426;
        try (AgentProcess agent = startAgent()) {
            assertThat(agent.exitCode()).isEqualTo(3);
            assertThat(agent.output()).contains("this agent speaks version 2; update it");
        }
    }

    @Test
    void anotherVersionInTheWelcomeEndsTheAgentToo() throws Exception {
        controller.protocolVersion = 99;
        try (AgentProcess agent = startAgent()) {
            assertThat(agent.exitCode()).isEqualTo(3);
            assertThat(agent.output()).contains("protocol version 99 and this agent 2");
        }
    }

    @Test
    void aSecondAgentInTheSameHomeIsRefused() throws Exception {
        try (AgentProcess first = startAgent()) {
            await("the first one works", () -> !controller.polls.isEmpty());
            try (AgentProcess second = startAgent()) {
                assertThat(second.exitCode()).isEqualTo(3);
                assertThat(second.output()).contains("another agent uses");
            }
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void aTerminatedAgentEndsWithItsRun() throws Exception {
        giveJob("ended", LONG);
        try (AgentProcess agent = startAgent()) {
            await(
                    "the run samples",
                    () -> controller.heartbeats.stream()
                            .anyMatch(heartbeat -> heartbeat.doing().equals("run 1 of 1, sampling")));
            ProcessHandle run = agent.runs().get(0);

            assertThat(agent.terminate()).isEqualTo(143);

            await("the run is gone", () -> !run.isAlive());
            assertThat(agent.output()).endsWith("stopped\n");
        }
    }
}
