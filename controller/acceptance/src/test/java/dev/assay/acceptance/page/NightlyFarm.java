package dev.assay.acceptance.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.acceptance.AssayCommand;
import dev.assay.acceptance.DigitsFolder;
import dev.assay.acceptance.chaos.farm.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A controller and one simulated board, by real processes, that have measured one model night after night, until somebody put a larger
 * one in its place: the farm has an incident. It goes on running until it is closed.
 */
final class NightlyFarm implements AutoCloseable {
    /** What the model is called, whatever its file is. */
    static final String MODEL = "doorbell";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String BOARD = "night-raspberry-pi-5-0001";
    private static final String BRANCH = "main";
    /** So many equal values in a row make a level of a figure without noise, as the size of a file. */
    private static final int NIGHTS_OF_A_LEVEL = 3;

    private static final int DIGITS_OF_A_REVISION = 40;
    private static final String SWEEP = """
            sweep: nightly
            models:
              - {name: %s, onnx: models/%s.onnx, task: classification, data: {test: data/digits-test.npz}}
            devices: {names: [%s]}
            measure: {duration: 10ms, samples: 64, runs: 3, warmup: 0s, warmup-max: 10ms, cooldown: 0s}
            """;

    private final Path folder;
    private final URI url;
    private final List<AssayCommand> programs = new ArrayList<>();
    private int night;

    private NightlyFarm(Path folder, URI url) {
        this.folder = folder;
        this.url = url;
    }

    /** Starts the farm and lets the nights pass, in seconds; {@code folder} is empty, for all that it writes. */
    static NightlyFarm start(Path folder) throws Exception {
        int port = FreePort.any();
        NightlyFarm farm = new NightlyFarm(folder, URI.create("http://127.0.0.1:" + port));
        try {
            farm.startPrograms(port);
            farm.pass("student-digits.onnx");
            farm.pass("squeezenet-digits.onnx");
            farm.assay("watch", "run");
            return farm;
        } catch (Throwable e) {
            farm.close();
            throw e;
        }
    }

    private void startPrograms(int port) throws IOException {
        DigitsFolder.write(folder, SWEEP.formatted(MODEL, MODEL, BOARD));
        programs.add(AssayCommand.start(folder, "serve", "--home", "controller", "--port", Integer.toString(port)));
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("controller/controller.json")));
        programs.add(AssayCommand.start(
                folder,
                "simulate",
                "--devices",
                "1",
                "--profile",
                "raspberry-pi-5",
                "--name-prefix",
                "night-",
                "--fault-rate",
                "0",
                "--time-scale",
                "1e6",
                "--home",
                "board",
                "--controller",
                url.toString(),
                "--token-file",
                "controller/tokens/agent.token"));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> run("device", "show", BOARD).output().contains("good"));
    }

    /** As many nights as a level needs, with this file as the model. */
    private void pass(String file) throws IOException, InterruptedException {
        Path models = folder.resolve("models");
        Files.copy(models.resolve(file), models.resolve(MODEL + ".onnx"), StandardCopyOption.REPLACE_EXISTING);
        for (int i = 0; i < NIGHTS_OF_A_LEVEL; i++) {
            night++;
            String revision = Integer.toHexString(night).repeat(DIGITS_OF_A_REVISION);
            assay("run", "sweep.yaml", "--fresh", "--branch", BRANCH, "--revision", revision);
        }
    }

    /** What a command says that the farm's administrator gives; it must succeed. */
    String assay(String... arguments) throws IOException, InterruptedException {
        AssayCommand.Outcome outcome = run(arguments);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        return outcome.output();
    }

    private AssayCommand.Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--controller", url.toString(), "--token-file", "controller/tokens/client.token"));
        return AssayCommand.run(folder, PATIENCE, command.toArray(String[]::new));
    }

    URI url() {
        return url;
    }

    /** The administrator's token. */
    String token() throws IOException {
        return Files.readString(folder.resolve("controller/tokens/client.token"))
                .strip();
    }

    @Override
    public void close() {
        programs.forEach(AssayCommand::close);
    }
}
