package dev.assay.server.job;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.life.DeviceLife;
import dev.assay.server.queue.DeviceTurns;
import dev.assay.server.store.StoredJson;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Takes back leases that came to nothing. What the lab is to blame for is tried again, on the same device or on a sibling, up to a
 * limit; the device is told, and may lose its trust. All methods belong into a transaction behind the gate. Thread-safe.
 */
public final class LostJobs {
    private final CellBook cells;
    private final GatedCells gated;
    private final DeviceLife life;
    private final DeviceTurns turns;
    private final int lossesMax;

    /** @param lossesMax how often a job may be lost before it is given up: 1 … */
    public LostJobs(CellBook cells, GatedCells gated, DeviceLife life, DeviceTurns turns, int lossesMax) {
        this.cells = cells;
        this.gated = gated;
        this.life = life;
        this.turns = turns;
        this.lossesMax = lossesMax;
    }

    private record Lost(String id, String device, JobPurpose purpose, String label) {}

    /**
     * Takes back every lease that fulfils {@code condition}.
     *
     * @param reason for people: {@code no heartbeat for 30 s}
     * @return how many there were
     */
    public int takeBack(Handle handle, String reason, String condition, Object... values) {
        Query leased = handle.createQuery("select id, device, purpose, plan from job where state = 'LEASED' and "
                + condition + " order by leased_at, id");
        for (int i = 0; i < values.length; i++) {
            leased.bind(i, values[i]);
        }
        List<Lost> lost = leased.map((row, context) -> new Lost(
                        row.getString("id"),
                        row.getString("device"),
                        JobPurpose.valueOf(row.getString("purpose")),
                        StoredJson.read(SessionPlan.class, row.getString("plan"))
                                .label()))
                .list();
        lost.forEach(job -> takeBack(handle, job, reason));
        return lost.size();
    }

    /** The device reports that it could not even begin, and not because of the model. */
    public void notBegun(Handle handle, String jobId, String reason) {
        takeBack(handle, reason, "id = ?", jobId);
        outdateToken(handle, jobId);
    }

    /** Every run died: once that may be the device's matter, so that another lease must see the same before it is a finding. */
    public void crashed(Handle handle, String jobId) {
        turns.ended(handle, jobId);
        handle.execute(
                "update job set state = 'QUEUED', crashes = crashes + 1, lease_until = null, doing = null where id = ?",
                jobId);
        outdateToken(handle, jobId);
    }

    /** Whoever sends the same report once more must not be counted twice. */
    private static void outdateToken(Handle handle, String jobId) {
        handle.execute("update job set token = token + 1 where id = ?", jobId);
    }

    private void takeBack(Handle handle, Lost job, String reason) {
        turns.ended(handle, job.id());
        switch (job.purpose()) {
            // Pairs of a lost lease are not used: its session begins anew, with a block order of the same seed.
            case MEASUREMENT, GATE -> requeue(handle, job, reason);
            // The machine of the device's life says when there is to be another one.
            case HEALTH_CHECK ->
                handle.execute(
                        "update job set state = 'LOST', lease_until = null, doing = null where id = ?", job.id());
        }
        life.fault(handle, job.device(), "lost " + job.label() + ": " + reason);
    }

    private void requeue(Handle handle, Lost job, String reason) {
        handle.execute(
                "update job set state = 'QUEUED', losses = losses + 1, lease_until = null, doing = null where id = ?",
                job.id());
        int hopeless =
                handle.execute("update job set state = 'LOST' where id = ? and losses >= ?", job.id(), lossesMax);
        if (hopeless == 1) {
            CellFailure failure = new CellFailure(
                    FailureOwner.LAB,
                    "the device was lost " + lossesMax + " times while it measured; the last time: " + reason);
            switch (job.purpose()) {
                case GATE -> gated.givenUp(handle, job.id(), failure);
                case MEASUREMENT, HEALTH_CHECK -> cells.notMeasured(handle, job.id(), failure);
            }
            cells.finishCampaigns(handle);
        }
    }
}
