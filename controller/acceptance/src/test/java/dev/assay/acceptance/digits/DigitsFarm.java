package dev.assay.acceptance.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.AssayCommand;
import dev.assay.acceptance.chaos.farm.FreePort;
import dev.assay.api.CampaignReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A controller, an agent that measures on this machine, and two simulated boards, that have run: a sweep of two digits models, which was accepted;
 * a gate in which one of them had become slower and failed; and a sweep on the boards. All by real processes and {@code ./assay}, as a
 * user would; it takes some minutes. It goes on running until it is closed.
 */
public final class DigitsFarm implements AutoCloseable {
    /** The device that measures. */
    public static final String DEVICE = "this-machine";

    /** The branch whose campaign was accepted. */
    public static final String BRANCH = "main";

    /** The branch that was gated. */
    public static final String CANDIDATE_BRANCH = "faster-resnet";

    /** Of the accepted campaign, as git would name it. */
    public static final String REVISION = "5f0c3d1e9a7b8c6d4e2f10a9b8c7d6e5f4a3b2c1";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int REGRESSED = 1;

    private final Path folder;
    private final URI url;
    private final List<AssayCommand> programs = new ArrayList<>();

    private DigitsFarm(Path folder, URI url) {
        this.folder = folder;
        this.url = url;
    }

    /**
     * Starts the farm and lets it work.
     *
     * @param folder an empty one, for all that it writes
     * @param settings of the controller, as {@code -Dassay.…=…}
     */
    static DigitsFarm start(Path folder, List<String> settings) throws Exception {
        int port = FreePort.any();
        DigitsFarm farm = new DigitsFarm(folder, URI.create("http://127.0.0.1:" + port));
        try {
            farm.startPrograms(port, settings);
            farm.work();
            return farm;
        } catch (Throwable e) {
            farm.close();
            throw e;
        }
    }

    private void startPrograms(int port, List<String> settings) throws IOException {
        List<String> controller =
                new ArrayList<>(List.of("serve", "--home", "controller", "--port", Integer.toString(port)));
        controller.addAll(settings);
        AssayCommand serve = AssayCommand.start(folder, controller.toArray(String[]::new));
        programs.add(serve);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            assertThat(serve.isRunning()).as(serve.output()).isTrue();
            return Files.exists(folder.resolve("controller/controller.json"));
        });
        programs.add(AssayCommand.start(
                folder,
                "agent",
                "--name",
                DEVICE,
                "--home",
                "agent",
                "--allow-root",
                "--controller",
                url.toString(),
                "--token-file",
                "controller/tokens/agent.token"));
        programs.add(AssayCommand.start(
                folder,
                "simulate",
                "--devices",
                "2",
                "--profile",
                "raspberry-pi-5",
                "--name-prefix",
                "board-",
                "--seed",
                "7",
                "--fault-rate",
                "0",
                "--time-scale",
                "300",
                "--home",
                "boards",
                "--controller",
                url.toString(),
                "--token-file",
                "controller/tokens/agent.token"));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> assay(folder, "device", "ls").output().split("good", -1).length > 3);
    }

    private void work() throws Exception {
        Path accepted = Files.createDirectory(folder.resolve("accepted"));
        DigitsSweeps.writeAccepted(accepted, DEVICE);
        expect(0, accepted, "run", "sweep.yaml", "--branch", BRANCH, "--revision", REVISION, "--json", "report.json");
        String campaign = acceptedCampaign().campaignId();
        expect(0, accepted, "baseline", "accept", campaign, "--branch", BRANCH, "--note", "first release");

        Path regressed = Files.createDirectory(folder.resolve("regressed"));
        DigitsSweeps.writeRegressed(regressed, DEVICE);
        String revision = new StringBuilder(REVISION).reverse().toString();
        expect(
                REGRESSED,
                regressed,
                "gate",
                "sweep.yaml",
                "--baseline",
                BRANCH,
                "--branch",
                CANDIDATE_BRANCH,
                "--revision",
                revision,
                "--json",
                "report.json");

        Path simulated = Files.createDirectory(folder.resolve("simulated"));
        DigitsSweeps.writeSimulated(simulated);
        expect(0, simulated, "run", "sweep.yaml", "--branch", BRANCH, "--json", "report.json");
    }

    private void expect(int exitCode, Path where, String... arguments) throws IOException, InterruptedException {
        AssayCommand.Outcome outcome = assay(where, arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(exitCode);
    }

    /** Runs a command as the farm's administrator. */
    public AssayCommand.Outcome assay(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of(
                "--controller",
                url.toString(),
                "--token-file",
                folder.resolve("controller/tokens/client.token").toString()));
        return AssayCommand.run(where, PATIENCE, command.toArray(String[]::new));
    }

    /** Of the controller. */
    public URI url() {
        return url;
    }

    /** The administrator's token. */
    public String token() throws IOException {
        return Files.readString(folder.resolve("controller/tokens/client.token"))
                .strip();
    }

    /** The campaign of the digits on this machine that later ones are compared with. */
    public CampaignReport acceptedCampaign() throws Exception {
        return report("accepted");
    }

    /** The campaign in which resnet failed. */
    public CampaignReport regressedCampaign() throws Exception {
        return report("regressed");
    }

    /** The campaign on the simulated boards, with energy. */
    public CampaignReport simulatedCampaign() throws Exception {
        return report("simulated");
    }

    /** The report of the accepted campaign for people, as the command left it. */
    public Path acceptedHtml() throws IOException {
        try (Stream<Path> reports = Files.list(folder.resolve("accepted/.assay/reports"))) {
            return reports.filter(file -> file.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private CampaignReport report(String name) throws Exception {
        return WireJson.read(
                CampaignReport.class, Files.readAllBytes(folder.resolve(name).resolve("report.json")));
    }

    @Override
    public void close() {
        programs.forEach(AssayCommand::close);
    }
}
