package dev.assay.server;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CellState;
import dev.assay.protocol.ControllerAddress;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.BuildCrew;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.wiring.Farm;
import dev.assay.server.workshop.UploadedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A whole controller without a server: real tables, real files, a workshop and a clock that the test holds. */
public final class MiniFarm implements AutoCloseable {
    public static final String HOST = "the-controllers-host";
    public static final Duration LEASE = Duration.ofSeconds(30);
    public static final int LOSSES_MAX = 3;
    public static final int ATTEMPTS_MAX = 2;

    private final Path folder;
    private final MovableClock clock = new MovableClock();
    private final FakeWorkshop workshop = new FakeWorkshop();
    private final FarmDatabase database;
    private final ArtifactStore artifacts;
    private final Map<String, String> uploaded;
    private CampaignLimits limits = new CampaignLimits(1_000, 2_000);
    private Farm farm;

    /** On the embedded store. */
    public MiniFarm(Path folder) throws IOException {
        this(folder, FarmStore.H2);
    }

    public MiniFarm(Path folder, FarmStore store) throws IOException {
        this.folder = folder;
        database = store.open();
        artifacts = ArtifactStore.open(folder.resolve("artifacts"), 1 << 20);
        uploaded = Digits.upload(artifacts);
        farm = start();
    }

    private Farm start() {
        OwnFacts self = OwnFacts.ofThisProcess(new ControllerAddress("http://farm:8420", null), HOST, "mini");
        Farm started = new Farm(
                new Farm.Ground(database, artifacts, clock, new UploadedModels(), workshop.version(), self),
                new LeaseTerms(LEASE, Duration.ofSeconds(5), Duration.ofSeconds(20), LOSSES_MAX),
                new BuildTerms(1, Duration.ofMinutes(1), Duration.ofSeconds(20), ATTEMPTS_MAX),
                limits);
        started.recover();
        return started;
    }

    /** Another controller process on the same tables, after the one before was killed. */
    public void killAndRestart() {
        if (!database.isExclusive()) {
            // The others of a shared store know a killed controller by its silence alone.
            clock.advance(ControllerBook.SILENCE_MAX.plusSeconds(1));
        }
        farm = start();
    }

    public void limit(CampaignLimits changed) {
        limits = changed;
        farm = start();
    }

    public Farm farm() {
        return farm;
    }

    public MovableClock clock() {
        return clock;
    }

    public FakeWorkshop workshop() {
        return workshop;
    }

    public ArtifactStore artifacts() {
        return artifacts;
    }

    public FarmDatabase database() {
        return database;
    }

    /** An agent of a device on a host of its own, which has presented itself. */
    public FakeAgent device(String name) {
        return device(name, "host-of-" + name);
    }

    public FakeAgent device(String name, String host) {
        FakeAgent agent = new FakeAgent(farm, name, "first-" + name, host, Sessions.environment("6.6.31"));
        agent.hello();
        return agent;
    }

    public String begin(String sweepYaml) {
        return begin(sweepYaml, false);
    }

    public String begin(String sweepYaml, boolean fresh) {
        return farm.campaigns().create(request(sweepYaml, fresh)).campaignId();
    }

    public CampaignRequest request(String sweepYaml, boolean fresh) {
        return new CampaignRequest("sweep.yaml", sweepYaml, uploaded, "abc", "main", fresh, null, 0);
    }

    public BuildCrew crew() {
        try {
            return new BuildCrew(
                    farm.builds(),
                    workshop,
                    artifacts,
                    farm.bell(),
                    folder.resolve("builds"),
                    new BuildTerms(1, Duration.ofMinutes(1), Duration.ofSeconds(20), ATTEMPTS_MAX));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Builds all that can be built now. */
    public void buildAll() {
        BuildCrew crew = crew();
        try {
            while (crew.buildOne()) {
                // One after the other, in the order of the queue.
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public CampaignReport report(String campaign) {
        return farm.reports().of(campaign);
    }

    public CampaignProgress progress(String campaign) {
        return farm.progress().of(campaign);
    }

    public List<CellState> states(String campaign) {
        return report(campaign).cells().stream().map(cell -> cell.state()).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
