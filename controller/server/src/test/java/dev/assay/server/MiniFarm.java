package dev.assay.server;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CellState;
import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceActionRequest;
import dev.assay.api.DeviceRow;
import dev.assay.api.GateRequest;
import dev.assay.protocol.ControllerAddress;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.campaign.CampaignLimits;
import dev.assay.server.hook.HookTerms;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.life.LifeTerms;
import dev.assay.server.news.FarmNews;
import dev.assay.server.presence.ControllerBook;
import dev.assay.server.presence.OwnFacts;
import dev.assay.server.queue.QueueTerms;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.variant.BuildCrew;
import dev.assay.server.variant.BuildTerms;
import dev.assay.server.watch.WatchTerms;
import dev.assay.server.wiring.Farm;
import dev.assay.server.wiring.FarmTerms;
import dev.assay.server.workshop.UploadedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole controller without a server: real tables, real files, a workshop and a clock that the test holds. */
public final class MiniFarm implements AutoCloseable {
    public static final String HOST = "the-controllers-host";
    public static final Duration LEASE = Duration.ofSeconds(30);
    public static final int LOSSES_MAX = 3;
    public static final int DEVICES_MAX = 20;
    public static final int ATTEMPTS_MAX = 2;
    public static final Duration CHECK_EVERY = Duration.ofHours(24);
    public static final Duration SIBLING_AFTER = Duration.ofMinutes(10);
    public static final Duration AGEING = Duration.ofMinutes(10);

    private final Path folder;
    private final MovableClock clock = new MovableClock();
    private final FakeWorkshop workshop = new FakeWorkshop();
    private final FarmDatabase database;
    private final ArtifactStore artifacts;
    private final Map<String, String> uploaded;
    private LifeTerms life = lifeTerms(false, Integer.MAX_VALUE);
    private HookTerms hooks =
            new HookTerms(Optional.empty(), Optional.empty(), Duration.ofSeconds(10), false, Duration.ofMinutes(15));
    private CampaignLimits limits = new CampaignLimits(1_000, 2_000, 100);
    private WatchTerms watch = new WatchTerms(true, 2, 3, null);
    private FarmNews news = FarmNews.NOBODY;
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
                new Farm.Ground(
                        database,
                        artifacts,
                        new AuditLog(clock, 100),
                        clock,
                        new UploadedModels(),
                        workshop.version(),
                        self,
                        news),
                new FarmTerms(
                        new LeaseTerms(LEASE, Duration.ofSeconds(5), Duration.ofSeconds(20), LOSSES_MAX),
                        life,
                        new QueueTerms(AGEING),
                        hooks,
                        new BuildTerms(1, Duration.ofMinutes(1), Duration.ofSeconds(20), ATTEMPTS_MAX),
                        limits,
                        watch,
                        DEVICES_MAX));
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

    private static LifeTerms lifeTerms(boolean isChecked, int faultsMax) {
        return new LifeTerms(
                isChecked,
                CHECK_EVERY,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                faultsMax,
                Duration.ofHours(1),
                SIBLING_AFTER);
    }

    /** From now on devices are checked, and quarantined after so many faults. */
    public void lookAfterDevices(int faultsMax) {
        life = lifeTerms(true, faultsMax);
        farm = start();
    }

    /** From now on devices are quarantined after so many faults, and never checked. */
    public void quarantineAfter(int faultsMax) {
        life = lifeTerms(false, faultsMax);
        farm = start();
    }

    /** The operator's commands from now on. */
    public void useHooks(HookTerms changed) {
        hooks = changed;
        farm = start();
    }

    /** Who hears of what happens from now on. */
    public void tell(FarmNews listener) {
        news = listener;
        farm = start();
    }

    /** How histories are watched from now on. */
    public void watch(WatchTerms changed) {
        watch = changed;
        farm = start();
    }

    /** One more controller process on the same tables, which goes on beside the first. */
    public Farm another() {
        return start();
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
        return device(farm, name, host);
    }

    /** An agent that speaks to this controller. */
    public FakeAgent device(Farm controller, String name, String host) {
        return arrive(new FakeAgent(
                controller, name, "first-" + name, host, Sessions.environment("6.6.31"), FakeAgent.Kind.REAL));
    }

    /** A device of a kind, with this kernel. */
    public FakeAgent device(String name, FakeAgent.Kind kind, String kernel) {
        return arrive(
                new FakeAgent(farm, name, "first-" + name, "host-of-" + name, Sessions.environment(kernel), kind));
    }

    private static FakeAgent arrive(FakeAgent agent) {
        agent.hello();
        return agent;
    }

    public DeviceRow row(String device) {
        return farm.deviceView().of(device);
    }

    public void act(String device, DeviceAction action) {
        farm.deviceActions().act(device, new DeviceActionRequest(action, "because"), "ada");
    }

    /** Begins a campaign of this priority. */
    public String begin(String sweepYaml, int priority) {
        CampaignRequest plain = request(sweepYaml, false);
        return farm.campaigns()
                .create(
                        new CampaignRequest(
                                plain.fileName(),
                                plain.sweepYaml(),
                                plain.artifacts(),
                                "abc",
                                "main",
                                false,
                                null,
                                priority,
                                null),
                        "tester")
                .campaignId();
    }

    public String begin(String sweepYaml) {
        return begin(sweepYaml, false);
    }

    public String begin(String sweepYaml, boolean fresh) {
        return farm.campaigns().create(request(sweepYaml, fresh), "tester").campaignId();
    }

    /** Begins a campaign that is judged against the baseline of a branch. */
    public String gate(String sweepYaml, GateRequest gate) {
        CampaignRequest plain = request(sweepYaml, false);
        CampaignRequest gated = new CampaignRequest(
                plain.fileName(), plain.sweepYaml(), plain.artifacts(), "def", "topic", false, null, 0, gate);
        return farm.campaigns().create(gated, "tester").campaignId();
    }

    /** From now on variants are built by another version of the optimizers, so that they are other bytes. */
    public void changeOptimizers(String version) {
        workshop.becomeVersion(version);
        farm = start();
    }

    public CampaignRequest request(String sweepYaml, boolean fresh) {
        return new CampaignRequest("sweep.yaml", sweepYaml, uploaded, "abc", "main", fresh, null, 0, null);
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
