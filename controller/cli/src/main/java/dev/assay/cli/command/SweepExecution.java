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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that executes a sweep, on this machine or on a farm. */
abstract class SweepExecution implements Callable<Integer> {
    private static final String SCRIPT_VARIABLE = "ASSAY_SCRIPT";
    private static final String COLUMNS_VARIABLE = "ASSAY_COLUMNS";

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "the sweep (YAML)")
    private Path file = Path.of("");

    @Mixin
    private final RunOptions options = new RunOptions();

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Mixin
    private final ControllerOptions remote = new ControllerOptions();

    @Mixin
    private final GateOptions gate = new GateOptions();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait when no device of the farm takes the work (${DEFAULT-VALUE})")
    private int waitSeconds = 120;

    SweepExecution(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Whether the campaign is judged against a baseline. */
    abstract boolean isGated();

    @Override
    public final Integer call() throws InterruptedException {
        Optional<GateOptions> gating = gating();
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
            return execute(sweep, status, gating);
        } catch (CommandFailedException e) {
            gating.ifPresent(judged -> judged.writeFailure(sweep.sweep().name(), e));
            throw e;
        } finally {
            status.clear();
        }
    }

    private int execute(SweepFile sweep, StatusLine status, Optional<GateOptions> gating) throws InterruptedException {
        try {
            return remote.isNamed() ? elsewhere(sweep, status, gating) : onThisMachine(sweep, status, gating);
        } catch (ApiException e) {
            throw CommandFailedException.of(e);
        } catch (FarmException | BlockedException e) {
            throw new CommandFailedException(ExitCodes.FARM_FAILED, String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCodes.FARM_FAILED, "a file cannot be read or written: " + e.getMessage());
        }
    }

    /** Wrong options are found before anything is read or started. */
    private Optional<GateOptions> gating() {
        if (!isGated()) {
            gate.requireUnused();
            return Optional.empty();
        }
        gate.request();
        return Optional.of(gate);
    }

    private int onThisMachine(SweepFile sweep, StatusLine status, Optional<GateOptions> gating)
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
            SweepOnFarm campaign = new SweepOnFarm(surroundings, status, options, outputs, gating);
            Controller controller = Controller.of(farm.controller(), farm.clientToken());
            campaign.stopLeftovers(controller);
            int exitCode = campaign.run(sweep, controller, Duration.ofSeconds(waitSeconds), farm::requireAlive);
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

    private int elsewhere(SweepFile sweep, StatusLine status, Optional<GateOptions> gating)
            throws IOException, FarmException, ApiException, BlockedException, SourceException, InterruptedException {
        Controller controller = remote.controller(surroundings, options.home());
        SweepOnFarm campaign = new SweepOnFarm(surroundings, status, options, outputs, gating);
        return campaign.run(sweep, controller, Duration.ofSeconds(waitSeconds), () -> {});
    }
}
