package dev.assay.server.progress;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Estimates how long a campaign takes from now on. Thread-safe. */
final class TimeLeft {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final DeviceBook devices;
    private final InstantSource clock;
    private final int buildParallelism;

    TimeLeft(DeviceBook devices, InstantSource clock, int buildParallelism) {
        this.devices = devices;
        this.clock = clock;
        this.buildParallelism = buildParallelism;
    }

    /** Seconds; empty when no device takes the work. */
    OptionalDouble seconds(Handle handle, CampaignGlance campaign) {
        double cellSeconds = meanCellSeconds(handle, campaign).orElse(campaign.cellSeconds());
        DeviceLoad load = new DeviceLoad();
        for (Waiting waiting : waiting(handle, campaign)) {
            Optional<Device> device = devices.find(handle, waiting.device()).filter(devices::isConnected);
            if (device.isPresent()) {
                double done = Math.min(waiting.runningMillis(clock.millis()) / MILLIS_PER_SECOND, cellSeconds);
                load.add(device.get().hostId(), waiting.measurements() * cellSeconds - done);
            }
        }
        OptionalDouble measuring = load.longest();
        return measuring.isEmpty()
                ? measuring
                : OptionalDouble.of(measuring.getAsDouble() + buildSeconds(handle, campaign));
    }

    private record Waiting(String device, int measurements, Optional<Long> runningSince) {
        long runningMillis(long now) {
            return runningSince.map(since -> Math.max(0, now - since)).orElse(0L);
        }
    }

    /** Cells that share a job count once. */
    private static List<Waiting> waiting(Handle handle, CampaignGlance campaign) {
        return handle.createQuery("""
                        select cell.device,
                               count(distinct cell.job_id)
                                   + sum(case when cell.job_id is null then 1 else 0 end) as measurements,
                               max(case when job.state = 'LEASED' then job.leased_at end) as running_since
                        from cell left join job on job.id = cell.job_id
                        where cell.campaign_seq = ? and cell.outcome is null and cell.device is not null
                        group by cell.device
                        """)
                .bind(0, campaign.seq())
                .map((row, context) -> {
                    long since = row.getLong("running_since");
                    Optional<Long> runningSince = row.wasNull() ? Optional.empty() : Optional.of(since);
                    return new Waiting(row.getString("device"), row.getInt("measurements"), runningSince);
                })
                .list();
    }

    private static Optional<Double> meanCellSeconds(Handle handle, CampaignGlance campaign) {
        return handle.createQuery("select avg(session.seconds) from session join cell on cell.job_id = session.job_id"
                        + " where cell.campaign_seq = ? and cell.outcome = 'MEASURED'")
                .bind(0, campaign.seq())
                .mapTo(Double.class)
                .findOne();
    }

    private double buildSeconds(Handle handle, CampaignGlance campaign) {
        return handle.createQuery("""
                        select sum(case when state in ('QUEUED', 'BUILDING') then 1 else 0 end) as waiting,
                               avg(built_seconds) as mean
                        from variant
                        where exists (select 1 from cell
                                      where cell.variant_seq = variant.seq and cell.campaign_seq = ?)
                        """)
                .bind(0, campaign.seq())
                .map((row, context) -> Math.ceil(row.getDouble("waiting") / buildParallelism) * row.getDouble("mean"))
                .one();
    }
}
