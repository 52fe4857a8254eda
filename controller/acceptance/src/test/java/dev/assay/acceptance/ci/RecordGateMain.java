package dev.assay.acceptance.ci;

import dev.assay.acceptance.Repository;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records {@link GateScenario}s from a real controller with a simulated device: a campaign is run and accepted, then each scenario is
 * gated through a {@link RecordingProxy}. Started by {@code .ci/record-gate}.
 */
final class RecordGateMain {
    private static final Path RECORDINGS =
            Repository.root().resolve("controller/acceptance/src/test/resources/dev/assay/acceptance/ci");
    private static final Pattern URL = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern CAMPAIGN = Pattern.compile("\"campaignId\"\\s*:\\s*\"([^\"]+)\"");
    private static final long START_SECONDS_MAX = 120;

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    private RecordGateMain(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        RecordGateMain recorder = new RecordGateMain(Files.createTempDirectory("record-gate"));
        try {
            recorder.record();
        } finally {
            recorder.processes.forEach(process -> {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            });
        }
    }

    private void record() throws IOException, InterruptedException {
        start("serve", "--home", "controller", "--port", "0");
        URI controller = address();
        start(
                "simulate",
                "--devices",
                "1",
                "--profile",
                "raspberry-pi-5",
                "--seed",
                "7",
                "--fault-rate",
                "0",
                "--time-scale",
                "300",
                "--home",
                "simulator",
                "--controller",
                controller.toString(),
                "--token-file",
                "controller/tokens/agent.token");
        accept(controller);
        for (GateScenario scenario : GateScenario.values()) {
            Path scratch = Files.createDirectories(folder.resolve(scenario.name()));
            scenario.write(scratch);
            try (RecordingProxy proxy = new RecordingProxy(controller)) {
                int exitCode = assay(
                        scratch,
                        "gate",
                        "sweep.yaml",
                        "--controller",
                        proxy.address(),
                        "--token-file",
                        "../controller/tokens/client.token",
                        "--baseline",
                        scenario.baseline(),
                        "--branch",
                        GateScenario.BRANCH);
                System.out.println(scenario + ": exit code " + exitCode);
                Recording recording = proxy.recording(
                        "Recorded by .ci/record-gate from a real controller with a simulated device; exit code "
                                + exitCode);
                Files.write(RECORDINGS.resolve(scenario.recordingName() + ".json"), WireJson.writePretty(recording));
            }
        }
    }

    private void accept(URI controller) throws IOException, InterruptedException {
        Path scratch = Files.createDirectories(folder.resolve("baseline"));
        GateScenario.PASSED.write(scratch);
        String[] access = {"--controller", controller.toString(), "--token-file", "../controller/tokens/client.token"};
        require(assay(scratch, join(access, "run", "sweep.yaml", "--branch", "main", "--json", "report.json")));
        Matcher campaign = CAMPAIGN.matcher(Files.readString(scratch.resolve("report.json")));
        if (!campaign.find()) {
            throw new IllegalStateException("the report names no campaign");
        }
        require(assay(
                scratch,
                join(
                        access,
                        "baseline",
                        "accept",
                        campaign.group(1),
                        "--branch",
                        "main",
                        "--note",
                        "for the recording")));
    }

    private static String[] join(String[] last, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(last));
        return all.toArray(String[]::new);
    }

    private static void require(int exitCode) {
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + "; expected 0");
        }
    }

    private URI address() throws IOException, InterruptedException {
        Path file = folder.resolve("controller/controller.json");
        for (long second = 0; second < START_SECONDS_MAX; second++) {
            if (Files.exists(file)) {
                Matcher url = URL.matcher(Files.readString(file));
                if (url.find()) {
                    return URI.create(url.group(1));
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("the controller did not start; see " + folder.resolve("serve.log"));
    }

    private void start(String... arguments) throws IOException {
        processes.add(builder(folder, arguments)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".log").toFile())
                .start());
    }

    private static int assay(Path folder, String... arguments) throws IOException, InterruptedException {
        return builder(folder, arguments).inheritIO().start().waitFor();
    }

    private static ProcessBuilder builder(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Shell.script()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(Map.of("ASSAY_NO_BUILD", "1"));
        return builder;
    }
}
