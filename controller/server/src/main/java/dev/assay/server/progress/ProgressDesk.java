package dev.assay.server.progress;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import dev.assay.api.CellState;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Tells how far a campaign is. Thread-safe. */
public final class ProgressDesk {
    private static final int LINES_MAX = 50;

    private final FarmDatabase database;
    private final Blockers blockers;
    private final TimeLeft timeLeft;

    public ProgressDesk(FarmDatabase database, DeviceBook devices, InstantSource clock, int buildParallelism) {
        this.database = database;
        this.blockers = new Blockers(devices);
        this.timeLeft = new TimeLeft(devices, clock, buildParallelism);
    }

    /** The campaign as it is now. */
    public CampaignProgress of(String campaignId) {
        return database.read(handle -> of(handle, CampaignGlance.find(handle, campaignId)));
    }

    private CampaignProgress of(Handle handle, CampaignGlance campaign) {
        boolean isRunning = campaign.state() == CampaignState.RUNNING;
        Map<CellState, Integer> settled = settled(handle, campaign);
        Map<String, Integer> variants = variants(handle, campaign);
        OptionalDouble remaining = isRunning ? timeLeft.seconds(handle, campaign) : OptionalDouble.of(0);
        return new CampaignProgress(
                campaign.id(),
                campaign.state(),
                count(handle, campaign),
                settled.values().stream().mapToInt(Integer::intValue).sum(),
                count(settled, CellState.MEASURED, CellState.REUSED),
                count(settled, CellState.SKIPPED),
                count(settled, CellState.BUILD_FAILED, CellState.MEASURE_FAILED),
                variants.values().stream().mapToInt(Integer::intValue).sum(),
                variants.getOrDefault("BUILT", 0),
                isRunning ? doingNow(handle, campaign) : List.of(),
                remaining.isPresent() ? remaining.getAsDouble() : null,
                isRunning ? blockers.of(handle, campaign) : List.of());
    }

    private static int count(Map<CellState, Integer> settled, CellState... states) {
        int count = 0;
        for (CellState state : states) {
            count += settled.getOrDefault(state, 0);
        }
        return count;
    }

    private static int count(Handle handle, CampaignGlance campaign) {
        return handle.createQuery("select count(*) from cell where campaign_seq = ?")
                .bind(0, campaign.seq())
                .mapTo(Integer.class)
                .one();
    }

    private static Map<CellState, Integer> settled(Handle handle, CampaignGlance campaign) {
        Map<CellState, Integer> settled = new EnumMap<>(CellState.class);
        handle.createQuery("select outcome, count(*) as cells from cell where campaign_seq = ? and outcome is not null"
                        + " group by outcome")
                .bind(0, campaign.seq())
                .map((row, context) -> Map.entry(CellState.valueOf(row.getString("outcome")), row.getInt("cells")))
                .forEach(entry -> settled.put(entry.getKey(), entry.getValue()));
        return settled;
    }

    private static Map<String, Integer> variants(Handle handle, CampaignGlance campaign) {
        Map<String, Integer> variants = new HashMap<>();
        handle.createQuery("select state, count(*) as variants from variant where exists (select 1 from cell"
                        + " where cell.variant_seq = variant.seq and cell.campaign_seq = ?) group by state")
                .bind(0, campaign.seq())
                .map((row, context) -> Map.entry(row.getString("state"), row.getInt("variants")))
                .forEach(entry -> variants.put(entry.getKey(), entry.getValue()));
        return variants;
    }

    private static List<String> doingNow(Handle handle, CampaignGlance campaign) {
        List<String> lines = new ArrayList<>(
                handle.createQuery("select label from variant where state = 'BUILDING' and exists (select 1 from cell"
                                + " where cell.variant_seq = variant.seq and cell.campaign_seq = ?) order by seq")
                        .bind(0, campaign.seq())
                        .map((row, context) -> "building " + row.getString("label"))
                        .list());
        // A health check belongs to no campaign, but this one waits for it when its device does it.
        lines.addAll(handle.createQuery("""
                        select job.device, job.plan, job.doing, device.is_simulated
                        from job join device on device.name = job.device
                        where job.state = 'LEASED'
                          and exists (select 1 from cell
                                      where cell.campaign_seq = ? and cell.outcome is null
                                        and (cell.job_id = job.id
                                             or job.purpose = 'HEALTH_CHECK' and cell.device = job.device))
                        order by job.device
                        """)
                .bind(0, campaign.seq())
                .map((row, context) -> {
                    String doing = row.getString("doing");
                    return row.getString("device")
                            + (row.getBoolean("is_simulated") ? " (simulated): " : ": ")
                            + StoredJson.read(SessionPlan.class, row.getString("plan"))
                                    .label()
                            + (doing == null ? "" : ", " + doing);
                })
                .list());
        return lines.subList(0, Math.min(lines.size(), LINES_MAX));
    }
}
