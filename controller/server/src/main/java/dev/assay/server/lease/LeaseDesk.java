package dev.assay.server.lease;

import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.health.CheckDesk;
import dev.assay.server.job.LostJobs;
import dev.assay.server.life.LifeMachine;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.queue.DeviceTurns;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.VariantBook;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Grants jobs to devices and takes them back. One device has one lease at a time, and so has one host: what is measured is never
 * disturbed by another measurement, nor by a build of this controller on the same machine. Thread-safe, also over controllers on
 * one database.
 */
public final class LeaseDesk {
    private static final int DOING_CHARACTERS_MAX = 200;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final DeviceBook devices;
    private final CheckDesk checks;
    private final DeviceTurns turns;
    private final LostJobs lost;
    private final WorkBell bell;
    private final InstantSource clock;
    private final LeaseTerms terms;
    private final String hostId;
    private final BooleanSupplier isAttentive;

    /**
     * @param hostId boot id of the controller's machine; empty when unknown
     * @param isAttentive whether the farm has heard all heartbeats: otherwise a lapsed lease is no sign that its agent is gone
     */
    public LeaseDesk(
            FarmDatabase database,
            DeviceBook devices,
            CheckDesk checks,
            DeviceTurns turns,
            LostJobs lost,
            WorkBell bell,
            InstantSource clock,
            LeaseTerms terms,
            String hostId,
            BooleanSupplier isAttentive) {
        this.database = database;
        this.devices = devices;
        this.checks = checks;
        this.turns = turns;
        this.lost = lost;
        this.bell = bell;
        this.clock = clock;
        this.terms = terms;
        this.hostId = hostId;
        this.isAttentive = isAttentive;
    }

    /**
     * Notes that an agent is there and asks for work.
     *
     * @throws ProblemException when nobody knows the device (404), or another agent speaks for it by now (409)
     */
    public void present(LeaseRequest request) {
        if (devices.heardOf(request.deviceId(), request.instanceId())) {
            return;
        }
        boolean isKnown = database.read(handle -> devices.find(handle, request.deviceId()))
                .isPresent();
        throw isKnown
                ? ProblemException.conflict("another agent presents itself as device " + request.deviceId()
                        + "; each device needs a name of its own")
                : ProblemException.notFound("there is no device " + request.deviceId() + "; say hello first");
    }

    /** The next job of the device; empty when there is none that it may begin now. */
    public Optional<LeaseGrant> grant(LeaseRequest request) {
        return database.change(handle -> {
            takeBackLapsed(handle);
            if (presented(handle, request).isEmpty()) {
                return Optional.empty();
            }
            // Who asks for work does nothing: the answer that granted its lease was lost on the way, or its work was.
            takeBack(
                    handle,
                    "the agent asked for work again",
                    "device = ? and instance_id = ?",
                    request.deviceId(),
                    request.instanceId());
            return grantIfFree(handle, request);
        });
    }

    /**
     * The next job of a device whose request has waited; empty when there is none that it may begin now. Unlike {@link #grant} it
     * takes nothing back: meanwhile the agent may have gone to another controller and got its work there.
     */
    Optional<LeaseGrant> grantLater(LeaseRequest request) {
        return database.change(handle -> {
            takeBackLapsed(handle);
            return grantIfFree(handle, request);
        });
    }

    private Optional<LeaseGrant> grantIfFree(Handle handle, LeaseRequest request) {
        // Read again: what was taken back may have cost the device its trust.
        return presented(handle, request)
                .filter(device -> isFree(handle, device.hostId()))
                .flatMap(device -> grantNext(handle, device));
    }

    private Optional<Device> presented(Handle handle, LeaseRequest request) {
        return devices.find(handle, request.deviceId())
                .filter(found -> found.instanceId().equals(request.instanceId()));
    }

    private boolean isFree(Handle handle, String deviceHostId) {
        boolean isTaken = handle.createQuery("select 1 from job join device on device.name = job.device"
                        + " where job.state = 'LEASED' and device.host_id = ? limit 1")
                .bind(0, deviceHostId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        boolean isBuilding = deviceHostId.equals(hostId)
                ? VariantBook.isBuilding(handle)
                : VariantBook.isBuildingOn(handle, deviceHostId);
        return !isTaken && !isBuilding;
    }

    private Optional<LeaseGrant> grantNext(Handle handle, Device device) {
        Optional<String> check = checks.due(handle, device);
        if (check.isPresent()) {
            return grant(handle, check.get(), device);
        }
        return LifeMachine.takesWork(device.standing().health())
                ? turns.next(handle, device.name()).flatMap(job -> grant(handle, job, device))
                : Optional.empty();
    }

    private Optional<LeaseGrant> grant(Handle handle, String jobId, Device device) {
        return handle.createQuery("select id, token, plan, campaign_seq from job where id = ?")
                .bind(0, jobId)
                .map((row, context) -> new GrantableJob(
                        row.getString("id"),
                        row.getLong("token"),
                        StoredJson.read(SessionPlan.class, row.getString("plan")),
                        // 0 for a health check: campaigns count from 1.
                        row.getLong("campaign_seq")))
                .findOne()
                .filter(job -> take(handle, job, device))
                .map(job -> new LeaseGrant(
                        job.id(), job.token() + 1, terms.length().toMillis() / MILLIS_PER_SECOND, job.plan()));
    }

    private boolean take(Handle handle, GrantableJob job, Device device) {
        if (job.campaignSeq() > 0) {
            turns.begun(handle, device.name(), job.campaignSeq());
        }
        return handle.execute(
                        "update job set state = 'LEASED', token = token + 1, instance_id = ?, lease_until = ?,"
                                + " leased_at = ?, doing = null where id = ? and state = 'QUEUED' and token = ?",
                        device.instanceId(),
                        leaseEnd(),
                        clock.millis(),
                        job.id(),
                        job.token())
                == 1;
    }

    private record GrantableJob(String id, long token, SessionPlan plan, long campaignSeq) {}

    /**
     * Extends a lease.
     *
     * @throws ProblemException when it is no longer the agent's (409)
     */
    public void heartbeat(String jobId, Heartbeat heartbeat) {
        // PostgreSQL keeps no NUL.
        String doing = heartbeat.doing().replace('\0', ' ');
        int extended = database.note(
                "update job set lease_until = ?, doing = ? where id = ? and state = 'LEASED' and token = ?"
                        + " and instance_id = ?",
                leaseEnd(),
                doing.substring(0, Math.min(doing.length(), DOING_CHARACTERS_MAX)),
                jobId,
                heartbeat.fencingToken(),
                heartbeat.instanceId());
        if (extended == 0) {
            throw ProblemException.conflict("the lease of job " + jobId + " is no longer this agent's");
        }
        database.note("update device set seen_at = ? where instance_id = ?", clock.millis(), heartbeat.instanceId());
    }

    private long leaseEnd() {
        return clock.millis() + terms.length().toMillis();
    }

    /** Takes back every lease that has expired; cheap when there is none. */
    public void takeBackLapsed() {
        boolean isAny = database.read(
                handle -> handle.createQuery("select 1 from job where state = 'LEASED' and lease_until < ? limit 1")
                        .bind(0, clock.millis())
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
        if (isAny) {
            database.run(this::takeBackLapsed);
        }
    }

    private void takeBackLapsed(Handle handle) {
        if (!isAttentive.getAsBoolean()) {
            return;
        }
        takeBack(handle, "no heartbeat for " + terms.length().toSeconds() + " s", "lease_until < ?", clock.millis());
    }

    /** Takes back what older agents of a device held: a new one has presented itself. Belongs into a transaction behind the gate. */
    public void takeBackFromOlder(Handle handle, String device, String instanceId) {
        takeBack(handle, "the agent was started again", "device = ? and instance_id <> ?", device, instanceId);
    }

    private void takeBack(Handle handle, String reason, String condition, Object... values) {
        if (lost.takeBack(handle, reason, condition, values) > 0) {
            bell.ring();
        }
    }

    /** Gives every lease its whole length again: to be called when no controller was there to hear a heartbeat. */
    public void extendAll(Handle handle) {
        handle.execute("update job set lease_until = ? where state = 'LEASED'", leaseEnd());
    }
}
