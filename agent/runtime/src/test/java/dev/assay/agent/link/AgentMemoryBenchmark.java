package dev.assay.agent.link;

import dev.assay.agent.kernel.SampleClock;
import dev.assay.agent.run.Digits;
import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.protocol.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How small an idle agent is and how soon it is there: time from the start of its process to its first poll for work, and its resident
 * memory while it waits, before and after a job. Not a test: it takes a minute, and memory differs between JVMs.
 *
 * <p>Run in the module's folder: {@code java -cp 'target/test-classes:target/assay-agent-0.1.0.jar:target/lib/*'
 * dev.assay.agent.link.AgentMemoryBenchmark}
 */
final class AgentMemoryBenchmark {
    private static final int STARTS = 3;
    private static final long IDLE_MILLIS = 10_000;

    private AgentMemoryBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("agent-memory-");
        measure("plain HTTP", home, null, FakeController.TOKEN);
        TestTls tls = TestTls.generate(home);
        measure("TLS with a pin", home, tls.server(), FakeController.TOKEN + "." + tls.pin());
    }

    private static void measure(String line, Path home, @Nullable SSLContext tls, String token) throws Exception {
        System.out.println(line + System.lineSeparator()
                + "  start   to first poll [s]   idle 10 s [MB]   idle 10 s after a job [MB]");
        for (int start = 1; start <= STARTS; start++) {
            try (FakeController controller = new FakeController(tls)) {
                long begin = SampleClock.nanos();
                try (AgentProcess agent = AgentProcess.start(home, controller.url(), token)) {
                    waitForPolls(controller, 1);
                    double seconds = SampleClock.secondsSince(begin);
                    Thread.sleep(IDLE_MILLIS);
                    double idle = residentMegabytes(agent);
                    giveJob(controller);
                    waitForPolls(controller, 2);
                    Thread.sleep(IDLE_MILLIS);
                    System.out.printf(
                            Locale.ROOT,
                            "  %5d %19.2f %16.1f %28.1f%n",
                            start,
                            seconds,
                            idle,
                            residentMegabytes(agent));
                }
            }
        }
    }

    private static void giveJob(FakeController controller) throws IOException {
        ArtifactRef model = controller.offer(Digits.model("student"));
        ArtifactRef data = controller.offer(Digits.testData());
        // As large a report as an ordinary job makes: five runs of 100,000 samples.
        RunPlan plan = new RunPlan("cpu", 1, 1, 100_000, 0, 100_000, 20, 0, 10, 60);
        controller.jobs.add(new LeaseGrant(
                "job", 1, 60, new SessionPlan("student", model, data, Task.CLASSIFICATION, plan, 5, 0, null)));
    }

    private static void waitForPolls(FakeController controller, int polls) throws InterruptedException {
        while (controller.polls.size() < polls) {
            Thread.sleep(5);
        }
    }

    private static double residentMegabytes(AgentProcess agent) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + agent.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }
}
