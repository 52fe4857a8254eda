package dev.assay.cli.command.farm;

import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.EvidenceClient;
import dev.assay.cli.client.FarmClient;
import dev.assay.cli.client.GateClient;
import dev.assay.cli.client.HistoryClient;
import dev.assay.cli.client.InfluxClient;
import dev.assay.cli.command.CommandFailedException;
import dev.assay.cli.command.Controller;
import dev.assay.cli.command.ControllerOptions;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.report.ExitCodes;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about the farm of one controller. */
abstract class FarmCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings surroundings;

    @Mixin
    private final ControllerOptions remote = new ControllerOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "without --controller: the folder whose controller is used, if one runs (${DEFAULT-VALUE})")
    private Path home = Path.of(".assay");

    FarmCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return run();
        } catch (ApiException e) {
            throw CommandFailedException.of(e);
        }
    }

    /** Does it, and returns the exit code. */
    abstract int run() throws ApiException, InterruptedException;

    final Surroundings surroundings() {
        return surroundings;
    }

    final Controller controller() {
        return remote.controller(surroundings, home);
    }

    final FarmClient farm() {
        return controller().farm(surroundings, PATIENCE);
    }

    final ApiClient campaigns() {
        return controller().client(surroundings, PATIENCE);
    }

    final GateClient gates() {
        return controller().gates(surroundings, PATIENCE);
    }

    final HistoryClient histories() {
        return controller().histories(surroundings, PATIENCE);
    }

    final InfluxClient influx() {
        return controller().influx(surroundings, PATIENCE);
    }

    final EvidenceClient evidence() {
        return controller().evidence(surroundings, PATIENCE);
    }

    final void print(String text) {
        surroundings.out().println(text);
    }

    /** For programs. */
    final void printJson(Object value) {
        print(new String(WireJson.writePretty(value), StandardCharsets.UTF_8));
    }

    /** What was typed cannot be meant so. */
    static CommandFailedException wrong(String message) {
        return new CommandFailedException(ExitCodes.WRONG_INPUT, message);
    }
}
