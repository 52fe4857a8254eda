package dev.assay.server.job;

import dev.assay.server.cell.CellBook;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives every cell that can be measured its job: one that is known to be done, one that is open already, or a new one. All
 * methods belong into a transaction behind the gate. Thread-safe.
 */
public final class JobPlanner {
    private final CellBook cells;
    private final GatedCells gated;
    private final SentinelModels sentinels;
    private final InstantSource clock;

    public JobPlanner(CellBook cells, GatedCells gated, SentinelModels sentinels, InstantSource clock) {
        this.cells = cells;
        this.gated = gated;
        this.sentinels = sentinels;
        this.clock = clock;
    }

    /** Plans whatever can be planned: to be called when cells may have come to wait for something else. */
    public void plan(Handle handle) {
        plan(handle, "cell.campaign_seq > ?", 0);
    }

    /** Plans a campaign that was made just now. */
    public void planCampaign(Handle handle, long campaignSeq) {
        plan(handle, "cell.campaign_seq = ?", campaignSeq);
    }

    /** Plans what waited for a variant that is built now. */
    public void planVariant(Handle handle, long variantSeq) {
        plan(handle, "cell.variant_seq = ?", variantSeq);
    }

    private void plan(Handle handle, String which, Object value) {
        List<BuiltCell> waiting = handle.createQuery(BuiltCell.QUERY)
                .define("which", which)
                .bind(0, value)
                .map((row, context) -> BuiltCell.of(row))
                .list();
        Map<String, Optional<String>> sentinelByDevice = new HashMap<>();
        for (BuiltCell cell : waiting) {
            plan(handle, cell, sentinelByDevice);
        }
        if (!waiting.isEmpty()) {
            cells.finishCampaigns(handle);
        }
    }

    private void plan(Handle handle, BuiltCell cell, Map<String, Optional<String>> sentinelByDevice) {
        if (cell.isGated() && gated.take(handle, cell)) {
            return;
        }
        String identity = cell.identity();
        Optional<String> known = knownMeasurement(handle, identity, cell.scope());
        if (known.isPresent()
                && !sentinelByDevice
                        .computeIfAbsent(cell.device(), device -> sentinels.of(handle, device))
                        .filter(cell.model()::equals)
                        .isPresent()) {
            cells.reused(handle, cell.campaignSeq(), cell.cellIndex(), known.get());
            return;
        }
        String job = openJob(handle, identity, cell.scope()).orElseGet(() -> insert(handle, identity, cell));
        // Whoever is in more of a hurry takes the others along.
        handle.execute(
                "update job set priority = ? where id = ? and priority < ?", cell.priority(), job, cell.priority());
        handle.execute(
                "update cell set job_id = ? where campaign_seq = ? and cell_index = ?",
                job,
                cell.campaignSeq(),
                cell.cellIndex());
    }

    private static Optional<String> knownMeasurement(Handle handle, String identity, String scope) {
        return handle.createQuery(
                        "select job_id from session where identity = ? and is_measured and (? = '' or scope = ?)"
                                + " order by stored_at desc limit 1")
                .bind(0, identity)
                .bind(1, scope)
                .bind(2, scope)
                .mapTo(String.class)
                .findOne();
    }

    private static Optional<String> openJob(Handle handle, String identity, String scope) {
        return handle.createQuery("select id from job where identity = ? and state in ('QUEUED', 'LEASED')"
                        + " and (? = '' or scope = ?) limit 1")
                .bind(0, identity)
                .bind(1, scope)
                .bind(2, scope)
                .mapTo(String.class)
                .findOne();
    }

    private String insert(Handle handle, String identity, BuiltCell cell) {
        return cell.job(identity, JobPurpose.MEASUREMENT, cell.plan()).insert(handle, clock);
    }

    /** The device is in another environment than its queued jobs were planned for: they are planned anew. */
    public void replan(Handle handle, String device, String fingerprint) {
        int unplanned = handle.execute(
                "update cell set job_id = null where outcome is null and job_id in"
                        + " (select id from job where device = ? and state = 'QUEUED' and purpose in ('MEASUREMENT', 'GATE')"
                        + " and fingerprint <> ?)",
                device,
                fingerprint);
        if (unplanned > 0) {
            dropUnwanted(handle);
            // A gate is confirmed by another device than the cell's, if there is one.
            plan(handle);
        } else {
            plan(handle, "cell.device = ?", device);
        }
    }

    /** Cancels jobs that no unsettled cell waits for: queued ones are never begun, an agent stops with its next heartbeat. */
    public void dropUnwanted(Handle handle) {
        handle.execute(
                "update job set state = 'CANCELLED', lease_until = null where state in ('QUEUED', 'LEASED')"
                        + " and purpose in ('MEASUREMENT', 'GATE') and not exists (select 1 from cell where cell.job_id = job.id and cell.outcome is null)");
    }
}
