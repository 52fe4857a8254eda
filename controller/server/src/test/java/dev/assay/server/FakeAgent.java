package dev.assay.server;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.Environment;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import dev.assay.server.health.GoldenModel;
import dev.assay.server.wiring.Farm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Speaks to a farm as an agent does, and measures nothing. */
public final class FakeAgent {
    private final Farm farm;
    private final String device;
    private final String instance;
    private final String host;
    private final Environment environment;
    private final Kind kind;

    /** What its hello says of its kind. */
    public record Kind(@Nullable String profile, boolean isSimulated) {
        static final Kind REAL = new Kind(null, false);
    }

    FakeAgent(Farm farm, String device, String instance, String host, Environment environment, Kind kind) {
        this.farm = farm;
        this.device = device;
        this.instance = instance;
        this.host = host;
        this.environment = environment;
        this.kind = kind;
    }

    /** The same agent, which speaks to another controller from now on. */
    public FakeAgent at(Farm other) {
        return new FakeAgent(other, device, instance, host, environment, kind);
    }

    /** The same device after its agent was started again. */
    public FakeAgent startedAgain() {
        return new FakeAgent(farm, device, instance + "'", host, environment, kind);
    }

    /** The same device after its agent was started again under another kernel. */
    public FakeAgent startedAgainWithKernel(String kernel) {
        return new FakeAgent(farm, device, instance + "'", host, Sessions.environment(kernel), kind);
    }

    /** The same device after its agent was replaced by another version. */
    public FakeAgent updated(String agentVersion) {
        Environment now = new Environment(
                environment.arch(),
                environment.cpuModel(),
                environment.cpuFeatures(),
                environment.logicalCores(),
                environment.memoryBytes(),
                environment.operatingSystem(),
                environment.kernel(),
                environment.governor(),
                environment.libc(),
                environment.javaVersion(),
                environment.onnxRuntimeVersion(),
                environment.providers(),
                agentVersion,
                environment.runJvmFlags());
        return new FakeAgent(farm, device, instance + "'", host, now, kind);
    }

    public AgentWelcome hello() {
        return farm.reception()
                .hello(new AgentHello(
                        ProtocolVersion.CURRENT,
                        device,
                        instance,
                        host,
                        Map.of("site", "kitchen"),
                        environment,
                        kind.profile(),
                        kind.isSimulated()));
    }

    public Optional<LeaseGrant> lease() {
        LeaseRequest request = new LeaseRequest(device, instance);
        farm.leases().present(request);
        return farm.leases().grant(request);
    }

    /** A sign of life that takes no work. */
    public void present() {
        farm.leases().present(new LeaseRequest(device, instance));
    }

    /** As {@link #lease()}, when there must be work. */
    public LeaseGrant work() {
        return lease().orElseThrow(() -> new AssertionError("no work for " + device));
    }

    public void heartbeat(LeaseGrant grant) {
        farm.leases().heartbeat(grant.jobId(), new Heartbeat(instance, grant.fencingToken(), "run 2 of 3"));
    }

    public SessionReport measurement(LeaseGrant grant) {
        return Sessions.measured(grant, device, environment, 1_000_000, 7);
    }

    /** Takes the health check that must be due now, and passes it with runs of so many nanoseconds. */
    public void passCheck(long... nanos) {
        LeaseGrant check = work();
        if (!check.plan().label().equals(GoldenModel.LABEL)) {
            throw new AssertionError(
                    "no health check for " + device + ", but " + check.plan().label());
        }
        send(Sessions.golden(check, device, environment, nanos, 0));
    }

    /** Takes the health check that must be due now, and answers so many examples wrong. */
    public void failCheck(int wrong) {
        send(Sessions.golden(work(), device, environment, new long[] {1_000_000}, wrong));
    }

    public ReportReceipt.Outcome report(LeaseGrant grant) {
        return send(measurement(grant));
    }

    public ReportReceipt.Outcome reportFailure(LeaseGrant grant, RunFailure.Kind kind, String message) {
        return send(Sessions.failed(grant, device, environment, kind, message));
    }

    public ReportReceipt.Outcome send(SessionReport report) {
        try {
            return farm.intake().take(report.jobId(), WireJson.write(report)).outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does everything that there is to do; returns how many jobs that were. */
    public int workUntilDone() {
        int jobs = 0;
        for (Optional<LeaseGrant> grant = lease(); grant.isPresent(); grant = lease()) {
            report(grant.get());
            jobs++;
        }
        return jobs;
    }

    Farm farm() {
        return farm;
    }

    String instance() {
        return instance;
    }

    public String device() {
        return device;
    }

    public Environment environment() {
        return environment;
    }
}
