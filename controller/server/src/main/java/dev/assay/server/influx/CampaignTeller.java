package dev.assay.server.influx;

import dev.assay.api.CampaignReport;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes ordered campaigns into the outbox, some cells at a time, while it is at most half full. What only the whole campaign says is in
 * these points, and the others' fields once more. To be called by one thread of each controller.
 */
public final class CampaignTeller {
    /** As long as these take nobody else passes the gate. */
    private static final int CELLS_AT_ONCE = 25;

    private static final int ROUNDS_MAX = 200;

    private final FarmDatabase database;
    private final InfluxNews news;
    private final ReportDesk reports;
    /** Of the order that is being carried out, so that the report is made once. */
    private @Nullable Whole last;

    /** What the whole of an ended campaign says. */
    private record Whole(long orderSeq, Map<Integer, CellStanding> standings, Optional<CampaignEnding> ending) {
        /** Of a campaign that still runs, too: its end orders it once more. */
        static Whole unknown(CampaignOrders.Order order) {
            return new Whole(order.seq(), Map.of(), Optional.empty());
        }
    }

    public CampaignTeller(FarmDatabase database, InfluxNews news, ReportDesk reports) {
        this.database = database;
        this.news = news;
        this.reports = reports;
    }

    /** Goes on with what is ordered, as far as there is room; cheap when nothing is. */
    public void tell() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<CampaignOrders.Order> next = database.read(handle ->
                    CampaignOrders.next(handle).filter(any -> news.outbox().isHalfEmpty(handle)));
            if (next.isEmpty()) {
                return;
            }
            tell(next.get());
        }
    }

    /** Some cells, or the end, of what is ordered; nothing when the campaign has ended since the order was read. */
    void tell(CampaignOrders.Order order) {
        Whole campaign = whole(order);
        database.run(handle -> {
            if (CampaignOrders.isAsItWas(handle, order)) {
                tell(handle, order, campaign);
            }
        });
    }

    /** A campaign whose report cannot be made must keep neither its cells nor other campaigns from being told. */
    private Whole whole(CampaignOrders.Order order) {
        if (!order.isEnded()) {
            return Whole.unknown(order);
        }
        Whole before = last;
        if (before != null && before.orderSeq() == order.seq()) {
            return before;
        }
        Whole now = read(order);
        last = now;
        return now;
    }

    private Whole read(CampaignOrders.Order order) {
        try {
            CampaignReport report = reports.of(order.campaignId(), false);
            return new Whole(
                    order.seq(), CellStanding.of(report.cells()), CampaignEnding.of(order.campaignSeq(), report));
        } catch (RuntimeException e) {
            if (e instanceof ProblemException problem && problem.isPassing()) {
                throw e;
            }
            database.noteAll(handle -> news.guard().count(handle, "what campaign " + order.campaignId() + " says", e));
            return Whole.unknown(order);
        }
    }

    private void tell(Handle handle, CampaignOrders.Order order, Whole campaign) {
        List<Integer> cells = CampaignOrders.cells(handle, order, CELLS_AT_ONCE);
        if (cells.isEmpty()) {
            last = null;
            if (CampaignOrders.done(handle, order)) {
                tellEvents(handle, order, campaign);
            }
        } else if (CampaignOrders.advance(handle, order, cells.get(cells.size() - 1) + 1)) {
            for (int index : cells) {
                tell(
                        handle,
                        order,
                        () -> news.lines(
                                handle,
                                new CellPlace(order.campaignSeq(), index),
                                campaign.standings().get(index)));
            }
        }
    }

    private void tellEvents(Handle handle, CampaignOrders.Order order, Whole campaign) {
        long seq = order.campaignSeq();
        EventPoints events = news.events();
        tell(
                handle,
                order,
                () -> campaign.ending().stream()
                        .map(ending -> events.campaign(handle, ending))
                        .toList());
        tell(handle, order, () -> events.baselinesOf(handle, seq));
        tell(handle, order, () -> events.alarmsOf(handle, seq));
        tell(handle, order, () -> events.incidentsOf(handle, seq));
    }

    /** Each by itself: what cannot be told must not keep the rest from being told. */
    private void tell(Handle handle, CampaignOrders.Order order, Supplier<List<String>> lines) {
        news.guard()
                .tell(
                        handle,
                        "something of campaign " + order.campaignId(),
                        () -> news.outbox().put(handle, lines.get()));
    }
}
