package dev.assay.server.reception;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.AgentWelcome;
import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.ProtocolVersion;
import dev.assay.server.campaign.WaitingCampaigns;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.JobPlanner;
import dev.assay.server.lease.LeaseDesk;
import dev.assay.server.lease.LeaseTerms;
import dev.assay.server.life.DeviceLife;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Receives agents: whatever follows from a device's arrival happens here, at once or not at all. Thread-safe. */
public final class Reception {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final DeviceBook devices;
    private final DeviceLife life;
    private final LeaseDesk leases;
    private final JobPlanner planner;
    private final WaitingCampaigns campaigns;
    private final WorkBell bell;
    private final LeaseTerms terms;
    private final int devicesMax;
    private final Function<String, List<ControllerAddress>> addresses;

    /**
     * A reception.
     *
     * @param devicesMax how many devices there may be, those that left included
     * @param addresses of the farm's controllers, as seen from the host with this id
     */
    public Reception(
            FarmDatabase database,
            DeviceBook devices,
            DeviceLife life,
            LeaseDesk leases,
            JobPlanner planner,
            WaitingCampaigns campaigns,
            WorkBell bell,
            LeaseTerms terms,
            int devicesMax,
            Function<String, List<ControllerAddress>> addresses) {
        this.database = database;
        this.devices = devices;
        this.life = life;
        this.leases = leases;
        this.planner = planner;
        this.campaigns = campaigns;
        this.bell = bell;
        this.terms = terms;
        this.devicesMax = devicesMax;
        this.addresses = addresses;
    }

    /**
     * Takes an agent in. What an older agent of the device held is taken back.
     *
     * @throws ProblemException when it speaks another version of the protocol (426), says something impossible (400), or is one device
     *     too many (429)
     */
    public AgentWelcome hello(AgentHello hello) {
        requireSameProtocol(hello);
        HelloCheck.require(hello);
        database.run(handle -> {
            requireRoom(handle, hello.deviceName());
            Optional<String> before = devices.find(handle, hello.deviceName())
                    .map(device -> device.environment().agentVersion());
            devices.register(handle, hello);
            String agent = hello.environment().agentVersion();
            before.filter(known -> !known.equals(agent))
                    .ifPresent(known -> life.agentChanged(handle, hello.deviceName(), known, agent));
            leases.takeBackFromOlder(handle, hello.deviceName(), hello.instanceId());
            life.joined(handle, hello.deviceName());
            planner.replan(handle, hello.deviceName(), hello.environment().fingerprint());
            campaigns.bind(handle);
        });
        bell.ring();
        return new AgentWelcome(
                ProtocolVersion.CURRENT,
                hello.deviceName(),
                seconds(terms.length()),
                seconds(terms.heartbeat()),
                seconds(terms.poll()),
                addresses.apply(hello.hostId()));
    }

    private static void requireSameProtocol(AgentHello hello) {
        int theirs = hello.protocolVersion();
        if (theirs != ProtocolVersion.CURRENT) {
            String toUpdate = theirs < ProtocolVersion.CURRENT ? "the agent" : "the controller";
            throw ProblemException.upgradeRequired("the agent speaks protocol version " + theirs
                    + " and the controller version " + ProtocolVersion.CURRENT + "; update " + toUpdate);
        }
    }

    private void requireRoom(Handle handle, String device) {
        long others = handle.createQuery("select count(*) from device where name <> ?")
                .bind(0, device)
                .mapTo(Long.class)
                .one();
        if (others >= devicesMax) {
            throw ProblemException.tooMany("there are " + others + " devices; expected fewer than " + devicesMax
                    + " (raise assay.limits.devices)");
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_PER_SECOND;
    }
}
