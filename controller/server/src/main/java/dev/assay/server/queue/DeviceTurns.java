package dev.assay.server.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whose turn it is on each device, and who has had how much of it. All methods belong into a transaction behind the gate.
 * Thread-safe.
 */
public final class DeviceTurns {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** What a campaign had this long ago counts half. */
    private static final double HALF_LIFE_SECONDS = 3_600;
    /** After so many half-lives nothing is left to remember. */
    private static final long KEPT_MILLIS = 24 * 3_600_000L;

    private final FairQueue queue;
    private final InstantSource clock;

    public DeviceTurns(FairQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** The job that the device does next; empty when none waits for it. */
    public Optional<String> next(Handle handle, String device) {
        List<WaitingWork> waiting = handle.createQuery("""
                        select job.campaign_seq, job.priority, min(job.queued_at) as queued_at,
                               max(device_turn.served_at) as served_at, max(device_turn.used_at) as used_at,
                               max(device_turn.used_seconds) as used_seconds
                        from job
                        left join device_turn on device_turn.device = job.device
                                             and device_turn.campaign_seq = job.campaign_seq
                        where job.device = ? and job.state = 'QUEUED' and job.purpose in ('MEASUREMENT', 'GATE')
                        group by job.campaign_seq, job.priority
                        """)
                .bind(0, device)
                .map((row, context) -> new WaitingWork(
                        row.getLong("campaign_seq"),
                        row.getInt("priority"),
                        Instant.ofEpochMilli(Math.max(row.getLong("queued_at"), row.getLong("served_at"))),
                        faded(row.getDouble("used_seconds"), row.getLong("used_at"))))
                .list();
        return queue.next(waiting, clock.instant()).flatMap(work -> firstOf(handle, device, work));
    }

    private static Optional<String> firstOf(Handle handle, String device, WaitingWork work) {
        return handle.createQuery("select id from job where device = ? and state = 'QUEUED' and campaign_seq = ?"
                        + " and priority = ? order by model_order, variant_order, cell_index limit 1")
                .bind(0, device)
                .bind(1, work.campaignSeq())
                .bind(2, work.priority())
                .mapTo(String.class)
                .findOne();
    }

    /** The campaign of the job has its turn now. */
    public void begun(Handle handle, String device, long campaignSeq) {
        int known = handle.execute(
                "update device_turn set served_at = ? where device = ? and campaign_seq = ?",
                clock.millis(),
                device,
                campaignSeq);
        if (known == 0) {
            handle.execute(
                    "delete from device_turn where device = ? and served_at < ?", device, clock.millis() - KEPT_MILLIS);
            handle.execute(
                    "insert into device_turn (device, campaign_seq, used_seconds, used_at, served_at)"
                            + " values (?, ?, 0, ?, ?)",
                    device,
                    campaignSeq,
                    clock.millis(),
                    clock.millis());
        }
    }

    /** The lease of the job has ended, well or not. */
    public void ended(Handle handle, String jobId) {
        handle.createQuery("select job.device, job.campaign_seq, job.leased_at, device_turn.used_seconds,"
                        + " device_turn.used_at from job join device_turn on device_turn.device = job.device"
                        + " and device_turn.campaign_seq = job.campaign_seq where job.id = ?")
                .bind(0, jobId)
                .map((row, context) -> new Turn(
                        row.getString("device"),
                        row.getLong("campaign_seq"),
                        faded(row.getDouble("used_seconds"), row.getLong("used_at"))
                                + (clock.millis() - row.getLong("leased_at")) / MILLIS_PER_SECOND))
                .findOne()
                .ifPresent(turn -> handle.execute(
                        "update device_turn set used_seconds = ?, used_at = ? where device = ? and campaign_seq = ?",
                        turn.usedSeconds(),
                        clock.millis(),
                        turn.device(),
                        turn.campaignSeq()));
    }

    private record Turn(String device, long campaignSeq, double usedSeconds) {}

    private double faded(double usedSeconds, long usedAt) {
        return usedSeconds * Math.pow(2, (usedAt - clock.millis()) / MILLIS_PER_SECOND / HALF_LIFE_SECONDS);
    }
}
