package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.Digits;
import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real agent that must find, trust and keep its farm. */
class FarmProcessTest {
    private static final long PATIENCE_MILLIS = 60_000;

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

    private static LeaseGrant job(FakeController controller, double seconds) throws Exception {
        RunPlan plan = new RunPlan("cpu", 1, 1, 64, seconds, 400_000, 5, 0, 10, 60);
        SessionPlan session = new SessionPlan(
                "student", controller.offer(Digits.model("student")), null, Task.NONE, plan, 1, 0, null);
        return new LeaseGrant("wanderer", 7, 5, session);
    }

    @Test
    void heartbeatsAndTheReportGoToAnotherControllerThatWasLearnedWhenTheFirstOneDies() throws Exception {
        try (FakeController first = new FakeController();
                FakeController second = new FakeController()) {
            first.controllers.add(new ControllerAddress(first.url(), null));
            first.controllers.add(new ControllerAddress(second.url(), null));
            first.jobs.add(job(first, 2));
            try (AgentProcess agent = AgentProcess.start(home, first.url(), FakeController.TOKEN)) {
                await(
                        "the run samples",
                        () -> first.heartbeats.stream()
                                .anyMatch(heartbeat -> heartbeat.doing().endsWith("sampling")));

                first.goDown();

                await("the report arrives at the other", () -> !second.reports.isEmpty());
                assertThat(second.reports).extracting(SessionReport::jobId).containsExactly("wanderer");
                assertThat(second.heartbeats).isNotEmpty();
                await("it asks the other for work", () -> !second.polls.isEmpty());
                assertThat(agent.isAlive()).isTrue();
            }
            second.hellos.clear();
            try (AgentProcess again = AgentProcess.start(home, first.url(), FakeController.TOKEN)) {
                await("it finds the other after a restart too", () -> !second.hellos.isEmpty());
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    @Test
    void anEnrolmentTokenIsExchangedOnceAndTheDevicesOwnOneIsKeptForTheOwnerAlone() throws Exception {
        Path left = Files.writeString(home.resolve("enrolment.token"), FakeController.ENROLMENT_TOKEN + "\n");
        try (FakeController controller = new FakeController()) {
            try (AgentProcess agent = AgentProcess.start(home, Map.of(), "--controller", controller.url())) {
                await("it presents itself", () -> !controller.hellos.isEmpty());
                assertThat(agent.output())
                        .doesNotContain(FakeController.ENROLMENT_TOKEN + "\n")
                        .doesNotContain(FakeController.TOKEN);
            }
            assertThat(left).doesNotExist();
            assertThat(controller.enrolled).containsExactly("bench-1");
            Path own = home.resolve("device.token");
            assertThat(own).hasContent(FakeController.TOKEN);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rw-------");
            controller.hellos.clear();

            try (AgentProcess again = AgentProcess.start(home, Map.of(), "--controller", controller.url())) {
                await("it uses its own after a restart", () -> !controller.hellos.isEmpty());
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    @Test
    void aVoidEnrolmentTokenEndsTheAgentWithTheRemedy() throws Exception {
        try (FakeController controller = new FakeController();
                AgentProcess agent = AgentProcess.start(
                        home, Map.of("ASSAY_ENROL_TOKEN", "stolen"), "--controller", controller.url())) {
            assertThat(agent.exitCode()).isEqualTo(3);
            assertThat(agent.output())
                    .contains("this enrolment token is void")
                    .contains("get a new one")
                    .doesNotContain("stolen");
        }
    }

    @Test
    void aVoidEnrolmentTokenDoesNotHarmADeviceThatHasItsOwn() throws Exception {
        Path left = Files.writeString(home.resolve("enrolment.token"), "used in a former life");
        Files.writeString(home.resolve("device.token"), FakeController.TOKEN);
        try (FakeController controller = new FakeController();
                AgentProcess agent = AgentProcess.start(home, Map.of(), "--controller", controller.url())) {
            await("it presents itself", () -> !controller.hellos.isEmpty());

            assertThat(left).doesNotExist();
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void aJoiningBoardIsEnrolledOverThePinnedKeyAndKeepsThePin() throws Exception {
        TestTls tls = TestTls.generate(home);
        try (FakeController controller = new FakeController(tls.server());
                AgentProcess agent = AgentProcess.start(
                        home,
                        Map.of(),
                        "join",
                        controller.url(),
                        FakeController.ENROLMENT_TOKEN + "." + tls.pin(),
                        "--allow-root",
                        "--profile",
                        "raspberry-pi-5")) {
            await("it presents itself", () -> !controller.hellos.isEmpty());

            assertThat(controller.hellos.get(0).profile()).isEqualTo("raspberry-pi-5");
            assertThat(home.resolve("device.token")).hasContent(FakeController.TOKEN + "." + tls.pin());
            assertThat(agent.isAlive()).isTrue();
        }
    }

    @Test
    void aJoiningBoardTellsNobodyButTheHolderOfThePinnedKeyItsToken() throws Exception {
        TestTls tls = TestTls.generate(home);
        try (FakeController controller = new FakeController(tls.server());
                AgentProcess agent = AgentProcess.start(
                        home,
                        Map.of(),
                        "join",
                        controller.url(),
                        FakeController.ENROLMENT_TOKEN + "." + "A".repeat(43),
                        "--allow-root")) {
            assertThat(agent.exitCode()).isEqualTo(4);
            assertThat(agent.output()).contains("has the pin " + tls.pin()).contains("expects " + "A".repeat(43));
            assertThat(controller.enrolled).isEmpty();
        }
    }
}
