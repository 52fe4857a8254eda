package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.chaos.farm.FreePort;
import dev.assay.api.DeviceCertificate;
import dev.assay.protocol.WireJson;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.CertificationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certification by simulation, with the real controller, the real command, and devices that behave as they are told: a sound one, one whose
 * runs scatter too much, and one that finds every candidate slower than its baseline. A certificate is worth something only because the last
 * two do not get it.
 */
class CertifyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PROFILE = "raspberry-pi-5";
    /** One file under many names is built once for all of them, and their gates share a campaign. */
    private static final int MODELS = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final List<AssayCommand> programs = new ArrayList<>();
    private String url = "";

    @BeforeEach
    void startController() throws IOException {
        DigitsFolder.write(folder, sweep());
        int port = FreePort.any();
        url = "http://127.0.0.1:" + port;
        programs.add(AssayCommand.start(folder, "serve", "--home", "controller", "--port", Integer.toString(port)));
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("controller/controller.json")));
    }

    @AfterEach
    void stop() {
        programs.forEach(AssayCommand::close);
    }

    private static String sweep() {
        return IntStream.range(0, MODELS)
                .mapToObj(i -> "  - {name: m" + i + ", onnx: models/student-digits.onnx, task: classification,"
                        + " data: {test: data/digits-test.npz}}\n")
                .collect(
                        Collectors.joining(
                                "",
                                "sweep: simulated\nmodels:\n",
                                "measure: {runs: 5, samples: 64, duration: 10ms, warmup: 0s, warmup-max: 10ms, cooldown: 0s}\n"));
    }

    /** A simulated device, and its name. */
    private String device(String prefix, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "simulate",
                "--devices",
                "1",
                "--profile",
                PROFILE,
                "--name-prefix",
                prefix,
                "--fault-rate",
                "0",
                "--time-scale",
                "1e6",
                "--home",
                prefix + "home",
                "--controller",
                url,
                "--token-file",
                "controller/tokens/agent.token"));
        command.addAll(List.of(options));
        programs.add(AssayCommand.start(folder, command.toArray(String[]::new)));
        return prefix + PROFILE + "-0001";
    }

    private AssayCommand.Outcome assay(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--controller", url, "--token-file", "controller/tokens/client.token"));
        return AssayCommand.run(folder, PATIENCE, command.toArray(String[]::new));
    }

    private AssayCommand.Outcome certify(String device, String... options) throws IOException, InterruptedException {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> assay("device", "show", device).output().contains("good"));
        List<String> command = new ArrayList<>(
                List.of("certify", "sweep.yaml", "--device", device, "--home", "state", "--json", "certificate.json"));
        command.addAll(List.of(options));
        return assay(command.toArray(String[]::new));
    }

    private Certification certification() throws Exception {
        return WireJson.read(DeviceCertificate.class, Files.readAllBytes(folder.resolve("certificate.json")))
                .certification();
    }

    @Test
    void aSoundDeviceIsCertifiedAndAnybodyCanSeeIt() throws Exception {
        String device = device("sound-");

        AssayCommand.Outcome outcome =
                certify(device, "--aa", "60", "--planted", "1%,3%,5%", "--repeats", "12", "--memory", "10%");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        Certification found = certification();
        assertThat(found.state()).isEqualTo(CertificationState.CERTIFIED);
        assertThat(found.falseAlarms().tally().failed()).isZero();
        assertThat(found.falseAlarms().latencyUndecided()).isLessThanOrEqualTo(6);
        assertThat(found.levels())
                .as("what was planted is what was seen, within half a percent")
                .filteredOn(level -> level.level() == 0.05)
                .singleElement()
                .satisfies(level -> {
                    assertThat(level.wasAlwaysCaught()).isTrue();
                    assertThat(Objects.requireNonNull(level.measured()).value()).isBetween(0.045, 0.055);
                });
        assertThat(assay("device", "show", device).output()).contains("0 of 60 false alarms (≤ 4.9 %)");
        assertThat(assay("device", "ls").output()).contains("sees ");
    }

    @Test
    void aDeviceWhoseRunsScatterTooMuchIsNot() throws Exception {
        AssayCommand.Outcome outcome =
                certify(device("fat-", "--noise", "0.08"), "--aa", "12", "--planted", "5%", "--repeats", "12");

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
        assertThat(certification().state()).isEqualTo(CertificationState.NOT_CERTIFIED);
        assertThat(certification().falseAlarms().tally().failed())
                .as("noise alone is no false alarm")
                .isZero();
    }

    @Test
    void aDeviceThatFavoursASideGivesItselfAwayByFalseAlarms() throws Exception {
        AssayCommand.Outcome outcome = certify(
                device("biased-", "--bias", "0.06"),
                "--aa",
                "12",
                "--planted",
                "none",
                "--memory",
                "none",
                "--accuracy",
                "none");

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
        assertThat(certification().alarms()).hasSizeGreaterThanOrEqualTo(11);
        assertThat(outcome.output()).contains("gates of unchanged models failed; expected none", "false alarm: m");
    }
}
