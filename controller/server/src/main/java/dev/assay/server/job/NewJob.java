package dev.assay.server.job;

import dev.assay.protocol.SessionPlan;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A job that is to be queued for a cell.
 *
 * @param identity says when two measurements are the same; nobody shares a job whose identity is its own
 * @param scope empty, or the campaign when it wants measurements of its own
 * @param fingerprint of the device's environment now
 * @param order among the jobs of the campaign on the device, lowest first
 * @param losses on devices that the cell waited for before
 */
public record NewJob(
        String identity,
        String scope,
        String device,
        String fingerprint,
        SessionPlan plan,
        long campaignSeq,
        int cellIndex,
        Order order,
        JobPurpose purpose,
        int losses,
        int priority) {

    /** When it is its turn: by model, then by variant, then by cell. */
    public record Order(int model, int variant) {
        /** After everything that the campaign wants of the device now. */
        public static final Order LAST = new Order(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Queues it; returns its id. */
    public String insert(Handle handle, InstantSource clock) {
        String id = UUID.randomUUID().toString();
        handle.execute(
                "insert into job (id, identity, scope, device, fingerprint, plan, campaign_seq, model_order,"
                        + " variant_order, cell_index, state, token, losses, priority, queued_at, purpose)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
                id,
                identity,
                scope,
                device,
                fingerprint,
                StoredJson.write(plan),
                campaignSeq,
                order.model(),
                order.variant(),
                cellIndex,
                JobState.QUEUED.name(),
                losses,
                priority,
                clock.millis(),
                purpose.name());
        return id;
    }
}
