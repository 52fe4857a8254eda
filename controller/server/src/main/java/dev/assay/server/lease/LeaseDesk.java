package dev.assay.server.lease;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.Heartbeat;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import dev.assay.server.variant.VariantBook;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

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
    private final CellBook cells;
    private final WorkBell bell;
    private final InstantSource clock;
    private final LeaseTerms terms;
    private final String hostId;

    /** @param hostId boot id of the controller's machine; empty when unknown */
    public LeaseDesk(
            FarmDatabase database,
            DeviceBook devices,
            CellBook cells,
            WorkBell bell,
            InstantSource clock,
            LeaseTerms terms,
            String hostId) {
        this.database = database;
        this.devices = devices;
        this.cells = cells;
        this.bell = bell;
        this.clock = clock;
        this.terms = terms;
        this.hostId = hostId;
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
            Optional<Device> device = devices.find(handle, request.deviceId())
                    .filter(found -> found.instanceId().equals(request.instanceId()));
            if (device.isEmpty()) {
                return Optional.empty();
            }
            // Who asks for work does nothing: the answer that granted its lease was lost on the way, or its work was.
            takeBackWhere(
                    handle,
                    "the agent asked for work again",
                    "device = ? and instance_id = ?",
                    request.deviceId(),
                    request.instanceId());
            return isFree(handle, device.get().hostId()) ? grantQueued(handle, device.get()) : Optional.empty();
        });
    }

    private boolean isFree(Handle handle, String deviceHostId) {
        boolean isTaken = handle.createQuery("select 1 from job join device on device.name = job.device"
                        + " where job.state = 'LEASED' and device.host_id = ? limit 1")
                .bind(0, deviceHostId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        return !isTaken && !(deviceHostId.equals(hostId) && VariantBook.isBuilding(handle));
    }

    private Optional<LeaseGrant> grantQueued(Handle handle, Device device) {
        Optional<GrantableJob> next = handle.createQuery(
                        "select id, token, plan from job where device = ? and state = 'QUEUED'"
                                + " order by campaign_seq, model_order, variant_order, cell_index limit 1")
                .bind(0, device.name())
                .map((row, context) -> new GrantableJob(
                        row.getString("id"),
                        row.getLong("token"),
                        StoredJson.read(SessionPlan.class, row.getString("plan"))))
                .findOne();
        return next.filter(job -> take(handle, job, device))
                .map(job -> new LeaseGrant(
                        job.id(), job.token() + 1, terms.length().toMillis() / MILLIS_PER_SECOND, job.plan()));
    }

    private boolean take(Handle handle, GrantableJob job, Device device) {
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

    private record GrantableJob(String id, long token, SessionPlan plan) {}

    /**
     * Extends a lease.
     *
     * @throws ProblemException when it is no longer the agent's (409)
     */
    public void heartbeat(String jobId, Heartbeat heartbeat) {
        String doing = heartbeat.doing();
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
        String reason = "no heartbeat for " + terms.length().toSeconds() + " s";
        takeBackWhere(handle, reason, "lease_until < ?", clock.millis());
    }

    /** Takes back what older agents of a device held: a new one has presented itself. Belongs into a transaction behind the gate. */
    public void takeBackFromOlder(Handle handle, String device, String instanceId) {
        takeBackWhere(handle, "the agent was started again", "device = ? and instance_id <> ?", device, instanceId);
    }

    private void takeBackWhere(Handle handle, String reason, String condition, Object... values) {
        Query leased = handle.createQuery("select id from job where state = 'LEASED' and " + condition);
        for (int i = 0; i < values.length; i++) {
            leased.bind(i, values[i]);
        }
        leased.mapTo(String.class).list().forEach(job -> takeBack(handle, job, reason));
    }

    private void takeBack(Handle handle, String job, String reason) {
        handle.execute("update job set state = 'QUEUED', losses = losses + 1, doing = null where id = ?", job);
        int hopeless =
                handle.execute("update job set state = 'LOST' where id = ? and losses >= ?", job, terms.lossesMax());
        if (hopeless == 1) {
            cells.notMeasured(
                    handle,
                    job,
                    new CellFailure(
                            FailureOwner.LAB,
                            "the device was lost " + terms.lossesMax() + " times while it measured; the last time: "
                                    + reason));
            cells.finishCampaigns(handle);
        }
        bell.ring();
    }

    /** Gives every lease its whole length again: to be called when no controller was there to hear a heartbeat. */
    public void extendAll(Handle handle) {
        handle.execute("update job set lease_until = ? where state = 'LEASED'", leaseEnd());
    }
}
