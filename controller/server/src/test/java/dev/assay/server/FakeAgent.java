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
import dev.assay.server.wiring.Farm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Speaks to a farm as an agent does, and measures nothing. */
public final class FakeAgent {
    private final Farm farm;
    private final String device;
    private final String instance;
    private final String host;
    private final Environment environment;

    FakeAgent(Farm farm, String device, String instance, String host, Environment environment) {
        this.farm = farm;
        this.device = device;
        this.instance = instance;
        this.host = host;
        this.environment = environment;
    }

    /** The same agent, which speaks to another controller from now on. */
    public FakeAgent at(Farm other) {
        return new FakeAgent(other, device, instance, host, environment);
    }

    /** The same device after its agent was started again. */
    public FakeAgent startedAgain() {
        return new FakeAgent(farm, device, instance + "'", host, environment);
    }

    /** The same device after its agent was started again under another kernel. */
    public FakeAgent startedAgainWithKernel(String kernel) {
        return new FakeAgent(farm, device, instance + "'", host, Sessions.environment(kernel));
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
                        null,
                        false));
    }

    public Optional<LeaseGrant> lease() {
        LeaseRequest request = new LeaseRequest(device, instance);
        farm.leases().present(request);
        return farm.leases().grant(request);
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

    public Environment environment() {
        return environment;
    }
}
