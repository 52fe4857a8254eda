package dev.assay.server.influx;

import dev.assay.api.CampaignReport;
import dev.assay.server.gate.StoredVerdicts;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes ordered campaigns into the outbox, some cells at a time, while it is at most half full. What only the whole campaign says is in
 * these points, and the others' fields once more. To be called by one thread of each controller.
 */
public final class CampaignTeller {
    private static final System.Logger LOG = System.getLogger(CampaignTeller.class.getName());

    /** As long as these take nobody else passes the gate. */
    private static final int CELLS_AT_ONCE = 25;

    private static final int ROUNDS_MAX = 200;

    private final FarmDatabase database;
    private final InfluxNews news;
    private final ReportDesk reports;
    private @Nullable Known known;

    /** What is known of the campaign that is being written. */
    private record Known(long orderSeq, Map<Integer, CellStanding> standings, Optional<CampaignEnding> ending) {}

    public CampaignTeller(FarmDatabase database, InfluxNews news, ReportDesk reports) {
        this.database = database;
        this.news = news;
        this.reports = reports;
    }

    /** Goes on with what is ordered, as far as there is room; cheap when nothing is. */
    public void tell() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<CampaignOrders.Order> order = database.read(handle ->
                    CampaignOrders.next(handle).filter(any -> news.outbox().isHalfEmpty(handle)));
            if (order.isEmpty()) {
                return;
            }
            tell(order.get());
        }
    }

    /** A campaign that cannot be told must not keep the others from being told. */
    private void tell(CampaignOrders.Order order) {
        try {
            Known campaign = known(order);
            database.run(handle -> tell(handle, order, campaign));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the points of campaign " + order.campaignId() + " cannot be made from cell " + order.cellsFrom()
                            + " on, and are left out",
                    e);
            database.run(handle -> CampaignOrders.done(handle, order));
        }
    }

    private Known known(CampaignOrders.Order order) {
        Known before = known;
        if (before != null && before.orderSeq() == order.seq()) {
            return before;
        }
        CampaignReport report = reports.of(order.campaignId());
        Known now =
                new Known(order.seq(), CellStanding.of(report.cells()), CampaignEnding.of(order.campaignSeq(), report));
        known = now;
        return now;
    }

    private void tell(Handle handle, CampaignOrders.Order order, Known campaign) {
        List<ToldCell> cells =
                ToldCell.from(handle, new CellPlace(order.campaignSeq(), order.cellsFrom()), CELLS_AT_ONCE);
        if (cells.isEmpty()) {
            if (CampaignOrders.done(handle, order)) {
                news.outbox().put(handle, events(handle, order, campaign));
            }
            known = null;
            return;
        }
        int last = cells.get(cells.size() - 1).place().cellIndex();
        if (CampaignOrders.advance(handle, order, last + 1)) {
            Map<Integer, List<StoredVerdicts.Given>> verdicts = StoredVerdicts.ofCells(
                    handle, order.campaignSeq(), cells.get(0).sweep(), order.cellsFrom(), last);
            List<String> lines = new ArrayList<>();
            for (ToldCell cell : cells) {
                int index = cell.place().cellIndex();
                lines.addAll(news.cells()
                        .lines(
                                handle,
                                cell,
                                verdicts.getOrDefault(index, List.of()),
                                campaign.standings().get(index)));
            }
            news.outbox().put(handle, lines);
        }
    }

    private List<String> events(Handle handle, CampaignOrders.Order order, Known campaign) {
        List<String> lines = new ArrayList<>();
        campaign.ending().ifPresent(ending -> lines.add(news.events().campaign(handle, ending)));
        lines.addAll(news.events().baselinesOf(handle, order.campaignSeq()));
        lines.addAll(news.events().alarmsOf(handle, order.campaignSeq()));
        lines.addAll(news.events().incidentsOf(handle, order.campaignSeq()));
        return lines;
    }
}
