package dev.assay.cli.command;

import dev.assay.api.BaselineMove;
import dev.assay.api.BaselineRequest;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.EvidenceRow;
import dev.assay.api.FailureOwner;
import dev.assay.api.GateRequest;
import dev.assay.cli.bisect.BisectException;
import dev.assay.cli.bisect.BisectState.Observation;
import dev.assay.cli.bisect.Comparer;
import dev.assay.cli.bisect.UnbuildableException;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.campaign.NamedArtifacts;
import dev.assay.cli.campaign.Watch;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.GateClient;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.local.FarmException;
import dev.assay.cli.progress.StatusLine;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Has the builds of a bisection compared by a controller: the good one becomes the baseline of a branch that only this bisection uses, the others are
 * gated against it.
 *
 * @param sweep of the user, copied beside each build, so that the same is measured of every commit
 * @param inTree where it lies in the repository
 * @param branch of these comparisons, which no history counts
 */
record BisectFarm(
        Surroundings surroundings,
        ApiClient client,
        GateClient gates,
        StatusLine status,
        Duration blockedMax,
        Path sweep,
        Path inTree,
        String branch,
        CellOptions chosen)
        implements Comparer {

    @Override
    public String hash(Path tree) throws UnbuildableException {
        StringBuilder all = new StringBuilder();
        NamedArtifacts.of(read(tree).sweep())
                .forEach((path, sha256) ->
                        all.append(path).append('\n').append(sha256).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private SweepFile read(Path tree) throws UnbuildableException {
        Path copy = tree.resolve(inTree);
        try {
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(sweep, copy, StandardCopyOption.REPLACE_EXISTING);
            return SweepFile.read(copy, surroundings);
        } catch (CommandFailedException e) {
            throw new UnbuildableException(String.valueOf(e.getMessage()).replace(tree + "/", ""));
        } catch (IOException e) {
            throw new UnbuildableException("the sweep cannot be put beside its build: " + e.getMessage());
        }
    }

    @Override
    public String measureGood(Path tree, String commit) throws BisectException, InterruptedException {
        try {
            String campaign = run(tree, commit, null);
            CellRow cell = chosen.choose(client.report(campaign));
            if (cell.summary() == null) {
                throw new BisectException(
                        "the good build gave no figures in campaign " + campaign + ": " + cell.reason());
            }
            gates.accept(new BaselineRequest(campaign, branch, "the good build of assay bisect"));
            return campaign;
        } catch (ApiException | UnbuildableException e) {
            throw new BisectException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Observation compare(Path tree, String commit, String baseline)
            throws UnbuildableException, BisectException, InterruptedException {
        try {
            String campaign = run(tree, commit, new GateRequest(branch, BaselineMove.NEVER, null));
            CampaignReport report = client.report(campaign);
            CellRow cell = chosen.choose(report);
            requireCompared(cell, campaign);
            double seconds = report.gate() == null ? 0 : report.gate().usedDeviceSeconds();
            return new Observation(commit, campaign, ratios(cell, campaign), seconds);
        } catch (ApiException e) {
            throw new BisectException(String.valueOf(e.getMessage()));
        }
    }

    private static void requireCompared(CellRow cell, String campaign) throws UnbuildableException, BisectException {
        if (cell.state() != CellState.MEASURED && cell.state() != CellState.REUSED) {
            String why = cell.state() + " in campaign " + campaign + ": " + cell.reason();
            if (cell.owner() == FailureOwner.LAB || cell.owner() == null) {
                throw new BisectException("the farm could not compare: " + why + "; the same command again goes on");
            }
            throw new UnbuildableException(why);
        }
    }

    private List<Double> ratios(CellRow cell, String campaign)
            throws ApiException, BisectException, InterruptedException {
        EvidenceRow evidence = cell.evidence();
        if (evidence == null) {
            throw new BisectException("campaign " + campaign + " compared nothing: "
                    + cell.verdicts().stream()
                            .map(row -> row.verdict().explanation())
                            .findFirst()
                            .orElse("there is no verdict"));
        }
        List<Double> ratios = new ArrayList<>();
        for (String sha256 : evidence.sessionSha256s()) {
            for (double ratio : session(sha256).logRatios(chosen.metric())) {
                ratios.add(ratio);
            }
        }
        if (ratios.isEmpty() && !evidence.sessionSha256s().isEmpty()) {
            throw new BisectException("no pair of campaign " + campaign + " that counts has a figure of "
                    + chosen.metric().key());
        }
        return ratios;
    }

    private PairedSession session(String sha256) throws ApiException, BisectException, InterruptedException {
        try {
            return PairedSession.of(WireJson.read(SessionReport.class, client.download(sha256)));
        } catch (WireFormatException e) {
            throw new BisectException("the report " + sha256 + " is not understood: " + e.getMessage());
        }
    }

    /** Measures what is in the folder, and returns the campaign when it has ended. */
    private String run(Path tree, String commit, @Nullable GateRequest gate)
            throws UnbuildableException, ApiException, BisectException, InterruptedException {
        SweepFile file = read(tree);
        Map<String, String> artifacts = NamedArtifacts.of(file.sweep());
        try {
            NamedArtifacts.upload(artifacts, file.folder(), client, status);
            String campaign = client.create(new CampaignRequest(
                            sweep.toString(), file.yaml(), artifacts, commit, branch, false, null, 0, gate))
                    .campaignId();
            new Watch(client, status, blockedMax, surroundings.clock(), surroundings.pause())
                    .untilFinished(campaign, () -> {});
            return campaign;
        } catch (SourceException | IOException e) {
            throw new UnbuildableException(String.valueOf(e.getMessage()));
        } catch (FarmException | BlockedException e) {
            throw new BisectException(e.getMessage() + "; the same command again goes on");
        }
    }
}
