package dev.assay.server.influx;

import dev.assay.server.gate.StoredVerdicts;
import dev.assay.server.news.FarmNews;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Writes what happens into the outbox, in the transaction in which it does. When the outbox is full, campaigns are noted to be written later
 * from the store, and the rest is counted as left out. Thread-safe.
 */
public final class InfluxNews implements FarmNews {
    private static final System.Logger LOG = System.getLogger(InfluxNews.class.getName());

    private final Outbox outbox;
    private final CellPoints cells;
    private final EventPoints events;
    private final CampaignOrders orders;
    private final FarmLinks links;

    public InfluxNews(Outbox outbox, FarmLinks links, InstantSource clock) {
        TagBook tags = new TagBook();
        this.outbox = outbox;
        this.cells = new CellPoints(tags, clock);
        this.events = new EventPoints(tags, links);
        this.links = links;
        this.orders = new CampaignOrders(clock);
    }

    CellPoints cells() {
        return cells;
    }

    EventPoints events() {
        return events;
    }

    CampaignOrders orders() {
        return orders;
    }

    FarmLinks links() {
        return links;
    }

    /** Where it writes. */
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void sessionStored(Handle handle, String jobId) {
        putOrCount(handle, () -> DevicePoints.session(handle, jobId).stream().toList());
    }

    @Override
    public void cellSettled(Handle handle, long campaignSeq, int cellIndex) {
        if (!outbox.hasRoom(handle)) {
            orders.order(handle, campaignSeq);
            return;
        }
        List<ToldCell> settled = ToldCell.from(handle, new CellPlace(campaignSeq, cellIndex), 1);
        for (ToldCell cell : settled) {
            // The cell may have been settled before, in another way.
            if (cell.place().cellIndex() == cellIndex) {
                outbox.put(handle, made(() -> lines(handle, cell)));
            }
        }
    }

    private List<String> lines(Handle handle, ToldCell cell) {
        int index = cell.place().cellIndex();
        Map<Integer, List<StoredVerdicts.Given>> verdicts =
                StoredVerdicts.ofCells(handle, cell.place().campaignSeq(), cell.sweep(), index, index);
        return cells.lines(handle, cell, verdicts.getOrDefault(index, List.of()), null);
    }

    @Override
    public void campaignEnded(Handle handle, long campaignSeq) {
        orders.order(handle, campaignSeq);
    }

    @Override
    public void baselineMoved(Handle handle, long baselineSeq) {
        putOrCount(handle, () -> events.baseline(handle, baselineSeq));
    }

    @Override
    public void deviceHistory(Handle handle, long eventSeq) {
        putOrCount(handle, () -> events.deviceEvent(handle, eventSeq));
    }

    @Override
    public void alarmRaised(Handle handle, long alarmSeq) {
        putOrCount(handle, () -> events.alarm(handle, alarmSeq));
    }

    @Override
    public void incidentOpened(Handle handle, long incidentSeq) {
        putOrCount(handle, () -> events.incidentOpened(handle, incidentSeq));
    }

    @Override
    public void incidentChanged(Handle handle, long incidentSeq) {
        putOrCount(handle, () -> events.incidentChanged(handle, incidentSeq));
    }

    /** What is still known of devices: their health and agents. Their sessions and samples are not told again. */
    void tellDevicesAgain(Handle handle) {
        putOrCount(handle, () -> events.deviceEventsFrom(handle, 0));
    }

    /** Never silently: what is left out is counted, and {@code assay influx status} shows it. */
    void putOrCount(Handle handle, Supplier<List<String>> lines) {
        if (outbox.hasRoom(handle)) {
            outbox.put(handle, made(lines));
        } else {
            handle.execute("update influx_drain set left_out = left_out + 1 where id = 1");
        }
    }

    /** A fault in a point must not keep a report out of the store. */
    private static List<String> made(Supplier<List<String>> lines) {
        try {
            return lines.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "a point for InfluxDB could not be made, and is left out", e);
            return List.of();
        }
    }
}
