package dev.assay.cli.command;

import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.local.FarmException;
import dev.assay.cli.local.LocalFarm;
import dev.assay.cli.local.ThisMachine;
import dev.assay.cli.plan.PlanText;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.ExitCodes;
import dev.assay.sweep.expansion.SweepExpansion;
import dev.assay.sweep.expansion.SweepPlan;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes a sweep, on this machine or on a farm. */
@Command(
        name = "run",
        description = {
            "Builds and measures every variant of a sweep and shows what came of it.",
            "Without --controller a controller and an agent are started on this machine, and end with this command.",
            "An interrupted run is taken up by the same command again: what is built and measured is kept."
        },
        footer = {
            "",
            "Exit codes: 0 all measured; 2 nothing was measured, or not all; 3 the sweep or the command is wrong;",
            "4 the farm failed (no device, a lost agent, a fault while building)."
        })
final class RunCommand implements Callable<Integer> {
    private static final String TOKEN_VARIABLE = "ASSAY_TOKEN";
    private static final String SCRIPT_VARIABLE = "ASSAY_SCRIPT";
    private static final String COLUMNS_VARIABLE = "ASSAY_COLUMNS";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "the sweep (YAML)")
    private Path file = Path.of("");

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @ArgGroup(exclusive = false, heading = "%nA farm elsewhere:%n")
    private final RemoteOptions remote = new RemoteOptions();

    /** Where the farm is, when it is not here. */
    static final class RemoteOptions {
        @Option(names = "--controller", paramLabel = "URL", description = "use the controller that listens there")
        private @Nullable URI controller;

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "the client's token; ASSAY_TOKEN in the environment is better: other users cannot see it")
        private @Nullable String token;

        @Option(
                names = "--token-file",
                paramLabel = "FILE",
                description = "the client's token is the content of this file")
        private @Nullable Path tokenFile;

        @Option(
                names = "--wait",
                paramLabel = "SECONDS",
                description = "how long to wait when no device takes the work (${DEFAULT-VALUE})")
        private int waitSeconds = 120;
    }

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        SweepFile sweep = SweepFile.read(file, surroundings);
        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep.sweep()));
        Optional<String> refusal = plan.refusal(options.cellsMax(sweep.sweep()));
        if (refusal.isPresent()) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT, file + ":1: " + refusal.get() + "; nothing was started.");
        }
        StatusLine status = StatusLine.on(
                surroundings.err(), surroundings.environment().get(COLUMNS_VARIABLE), surroundings.clock());
        status.say(sweep.sweep().name() + " · " + PlanText.summary(plan));
        try {
            return remote.controller == null
                    ? onThisMachine(sweep, status)
                    : elsewhere(remote.controller, sweep, status);
        } catch (ApiException e) {
            throw refused(e);
        } catch (FarmException | BlockedException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.FARM_FAILED, "a file cannot be read or written: " + e.getMessage());
        } finally {
            status.clear();
        }
    }

    private int onThisMachine(SweepFile sweep, StatusLine status)
            throws IOException, FarmException, ApiException, BlockedException, SourceException, InterruptedException {
        String script = surroundings.environment().get(SCRIPT_VARIABLE);
        if (script == null) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, "start this command with the script ./assay");
        }
        try (LocalFarm farm = LocalFarm.in(options.home())) {
            requireThisDevice(sweep, farm);
            Thread lastWords = new Thread(() -> stop(farm, status), "stop-farm");
            Runtime.getRuntime().addShutdownHook(lastWords);
            status.show("starting a controller and an agent …");
            farm.start(Path.of(script), surroundings.clock(), surroundings.pause(), status::say);
            status.say("controller " + farm.controller() + ", device " + farm.device() + ", logs in " + farm.logs());
            SweepOnFarm campaign = new SweepOnFarm(surroundings, status, options, outputs);
            campaign.stopLeftovers(farm.controller(), farm.clientToken());
            int exitCode = campaign.run(
                    sweep,
                    farm.controller(),
                    farm.clientToken(),
                    Duration.ofSeconds(remote.waitSeconds),
                    farm::requireAlive);
            Runtime.getRuntime().removeShutdownHook(lastWords);
            return exitCode;
        }
    }

    private static void requireThisDevice(SweepFile sweep, LocalFarm farm) {
        if (!sweep.sweep().devices().accepts(farm.device(), ThisMachine.labels())) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    sweep.name() + ": devices: this machine is " + farm.device() + " with labels "
                            + ThisMachine.labels()
                            + ", which the sweep does not ask for; change devices, or name a farm with --controller");
        }
    }

    /** Ctrl-C: the programs end with this one, and what they did is kept. */
    private void stop(LocalFarm farm, StatusLine status) {
        try {
            farm.close();
        } catch (IOException e) {
            status.say(String.valueOf(e.getMessage()));
        }
        status.say("stopped; the same command again goes on: what is built and measured is kept");
    }

    private int elsewhere(URI controller, SweepFile sweep, StatusLine status)
            throws IOException, FarmException, ApiException, BlockedException, SourceException, InterruptedException {
        if (!("http".equals(controller.getScheme()) || "https".equals(controller.getScheme()))
                || controller.getHost() == null) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "--controller: found \"" + controller + "\"; expected http://HOST:PORT or https://HOST:PORT");
        }
        SweepOnFarm campaign = new SweepOnFarm(surroundings, status, options, outputs);
        return campaign.run(sweep, controller, token(), Duration.ofSeconds(remote.waitSeconds), () -> {});
    }

    private String token() {
        if (remote.token != null) {
            return remote.token.strip();
        }
        if (remote.tokenFile != null) {
            try {
                return Files.readString(remote.tokenFile).strip();
            } catch (IOException e) {
                throw new CommandFailedException(
                        ExitCodes.WRONG_INPUT,
                        "--token-file: " + remote.tokenFile + " cannot be read; expected the client's token");
            }
        }
        String token = surroundings.environment().getOrDefault(TOKEN_VARIABLE, "");
        if (token.isBlank()) {
            throw new CommandFailedException(
                    ExitCodes.WRONG_INPUT,
                    "no token; expected --token-file FILE, or " + TOKEN_VARIABLE + " in the environment");
        }
        return token.strip();
    }

    private static CommandFailedException refused(ApiException e) {
        String message = e.getMessage() + (e.problems().isEmpty() ? "" : "\n" + String.join("\n", e.problems()));
        if (e.isAboutTheToken()) {
            message = "the token was not accepted: " + message;
        }
        return new CommandFailedException(e.isRefusal() ? ExitCodes.WRONG_INPUT : ExitCodes.FARM_FAILED, message);
    }
}
