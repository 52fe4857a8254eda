package dev.assay.server.influx;

import dev.assay.server.gate.StoredVerdicts;
import dev.assay.server.news.FarmNews;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens into the outbox, in the transaction in which it does. When the outbox is full, campaigns are noted to be written later
 * from the store, and the rest is counted as left out. No fault of its own goes beyond it. Thread-safe.
 */
public final class InfluxNews implements FarmNews {
    private final Outbox outbox;
    private final CellPoints cells;
    private final EventPoints events;
    private final CampaignOrders orders;
    private final FarmLinks links;
    private final GuardedTelling guard = new GuardedTelling();

    public InfluxNews(Outbox outbox, FarmLinks links, InstantSource clock) {
        TagBook tags = new TagBook();
        this.outbox = outbox;
        this.cells = new CellPoints(tags, clock);
        this.events = new EventPoints(tags, links);
        this.links = links;
        this.orders = new CampaignOrders(clock);
    }

    GuardedTelling guard() {
        return guard;
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
        putOrCount(
                handle,
                "a session",
                () -> DevicePoints.session(handle, jobId).stream().toList());
    }

    @Override
    public void cellSettled(Handle handle, long campaignSeq, int cellIndex) {
        guard.tell(handle, "a cell that was settled", () -> {
            if (outbox.hasRoom(handle)) {
                outbox.put(handle, lines(handle, new CellPlace(campaignSeq, cellIndex), null));
            } else {
                orders.order(handle, campaignSeq);
            }
        });
    }

    /**
     * The points of a settled cell; none while it is not.
     *
     * @param standing what the whole campaign says of the cell; null while that is not known
     */
    List<String> lines(Handle handle, CellPlace place, @Nullable CellStanding standing) {
        return ToldCell.at(handle, place)
                .map(cell -> {
                    int index = place.cellIndex();
                    List<StoredVerdicts.Given> verdicts = StoredVerdicts.ofCells(
                                    handle, place.campaignSeq(), cell.sweep(), index, index)
                            .getOrDefault(index, List.of());
                    return cells.lines(handle, cell, verdicts, standing);
                })
                .orElse(List.of());
    }

    @Override
    public void campaignEnded(Handle handle, long campaignSeq) {
        guard.tell(handle, "a campaign that has ended", () -> orders.order(handle, campaignSeq));
    }

    @Override
    public void baselineMoved(Handle handle, long baselineSeq) {
        putOrCount(handle, "a baseline that moved", () -> events.baseline(handle, baselineSeq));
    }

    @Override
    public void deviceHistory(Handle handle, long eventSeq) {
        putOrCount(handle, "an entry in a device's history", () -> events.deviceEvent(handle, eventSeq));
    }

    @Override
    public void alarmRaised(Handle handle, long alarmSeq) {
        putOrCount(handle, "an alarm", () -> events.alarm(handle, alarmSeq));
    }

    @Override
    public void incidentOpened(Handle handle, long incidentSeq) {
        putOrCount(handle, "a new incident", () -> events.incidentOpened(handle, incidentSeq));
    }

    @Override
    public void incidentChanged(Handle handle, long incidentSeq) {
        putOrCount(handle, "what became of an incident", () -> events.incidentChanged(handle, incidentSeq));
    }

    /** What is still known of devices: their health and agents. Their sessions and samples are not told again. */
    void tellDevicesAgain(Handle handle) {
        putOrCount(handle, "the histories of devices", () -> events.deviceEventsFrom(handle, 0));
    }

    /** Never silently: what is left out is counted, and {@code assay influx status} shows it. */
    void putOrCount(Handle handle, String what, Supplier<List<String>> lines) {
        guard.tell(handle, what, () -> {
            List<String> made = lines.get();
            if (outbox.hasRoom(handle)) {
                outbox.put(handle, made);
            } else {
                DrainBook.leaveOut(handle, made.size());
            }
        });
    }
}
