package dev.assay.cli.command;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.campaign.NamedArtifacts;
import dev.assay.cli.campaign.Watch;
import dev.assay.cli.certify.KnownWorth;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.KnownCampaign;
import dev.assay.cli.gate.GateOutcome;
import dev.assay.cli.gate.GateSummary;
import dev.assay.cli.gate.GateText;
import dev.assay.cli.local.FarmException;
import dev.assay.cli.progress.StatusLine;
import dev.assay.cli.report.CampaignText;
import dev.assay.cli.report.Outcome;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Hands a sweep to a controller, waits for its end, and shows and writes what came of it. */
final class SweepOnFarm {
    /** A controller may be restarted under a run; this is how long it may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration GREETING_PATIENCE = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final StatusLine status;
    private final RunOptions options;
    private final OutputOptions outputs;
    private final Optional<GateOptions> gate;

    /** With {@code gate} empty nothing is judged. */
    SweepOnFarm(
            Surroundings surroundings,
            StatusLine status,
            RunOptions options,
            OutputOptions outputs,
            Optional<GateOptions> gate) {
        this.surroundings = surroundings;
        this.status = status;
        this.options = options;
        this.outputs = outputs;
        this.gate = gate;
    }

    /** Stops what an interrupted run left on the farm of this folder; what it has built and measured is kept. */
    void stopLeftovers(Controller controller) throws ApiException, InterruptedException {
        ApiClient client = client(controller, PATIENCE);
        for (KnownCampaign campaign : client.campaigns()) {
            if (campaign.state() == CampaignState.RUNNING) {
                client.cancel(campaign.campaignId());
            }
        }
    }

    /**
     * Returns the exit code.
     *
     * @param blockedMax how long nothing may move while the controller names something in the way
     */
    int run(SweepFile sweep, Controller controller, Duration blockedMax, Watch.FarmCheck farm)
            throws ApiException, FarmException, BlockedException, SourceException, IOException, InterruptedException {
        // An answer with words, and soon, where the address or the token is wrong.
        client(controller, GREETING_PATIENCE).info();
        ApiClient client = client(controller, PATIENCE);
        Map<String, String> artifacts = NamedArtifacts.of(sweep.sweep());
        NamedArtifacts.upload(artifacts, sweep.folder(), client, status);
        Path folder = sweep.parent();
        String campaignId = client.create(new CampaignRequest(
                        sweep.name(),
                        sweep.yaml(),
                        artifacts,
                        options.revision(folder),
                        options.branch(folder),
                        options.isFresh(),
                        options.cellsMax(),
                        options.priority(),
                        gate.map(GateOptions::request).orElse(null)))
                .campaignId();
        if (gate.isPresent()) {
            announce(client.report(campaignId));
        }
        new Watch(client, status, blockedMax, surroundings.clock(), surroundings.pause())
                .untilFinished(campaignId, farm);
        CampaignReport report = client.report(campaignId);
        Optional<Path> page = new ReportFiles(outputs, options.home(), client).write(report);
        String appendix = page.map(path -> "report " + path).orElse("");
        if (gate.isPresent()) {
            gate.get().write(report, sweep.name());
        }
        status.clear();
        surroundings
                .out()
                .println(gate.isPresent() ? GateText.of(report, appendix) : CampaignText.of(report, appendix));
        if (gate.isPresent()) {
            KnownWorth.lines(report, controller.farm(surroundings, GREETING_PATIENCE))
                    .forEach(surroundings.out()::println);
        }
        return gate.isPresent()
                ? GateOutcome.of(report).exitCode(gate.get().isInconclusiveOk())
                : Outcome.exitCode(report);
    }

    /** What the gate is expected to take is said before it is spent. */
    private void announce(CampaignReport begun) {
        if (begun.gate() != null) {
            status.say(GateSummary.expectation(begun.gate()));
        }
    }

    private ApiClient client(Controller controller, Duration patience) {
        return controller.client(surroundings, patience);
    }
}
