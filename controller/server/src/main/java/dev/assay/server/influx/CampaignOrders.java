package dev.assay.server.influx;

import dev.assay.server.problem.ProblemException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Campaigns all of whose points are to be written, the oldest order first. Thread-safe; to be used behind the gate. */
final class CampaignOrders {
    private final InstantSource clock;

    CampaignOrders(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A campaign that is to be written.
     *
     * @param isEnded whether nothing of the campaign changes any more
     * @param cellsFrom those before are written
     */
    record Order(long seq, long campaignSeq, String campaignId, boolean isEnded, int cellsFrom) {}

    /** Orders a campaign; harmless while it is ordered and not begun. */
    void order(Handle handle, long campaignSeq) {
        boolean isOrdered = handle.createQuery(
                        "select 1 from influx_order where campaign_seq = ? and cells_from = 0 limit 1")
                .bind(0, campaignSeq)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (!isOrdered) {
            handle.execute(
                    "insert into influx_order (campaign_seq, cells_from, ordered_at) values (?, 0, ?)",
                    campaignSeq,
                    clock.millis());
        }
    }

    /**
     * Orders one campaign by its id.
     *
     * @throws ProblemException when there is none (404)
     */
    void order(Handle handle, String campaignId) {
        Optional<Long> seq = handle.createQuery("select seq from campaign where id = ?")
                .bind(0, campaignId)
                .mapTo(Long.class)
                .findOne();
        order(handle, seq.orElseThrow(() -> ProblemException.notFound("there is no campaign " + campaignId)));
    }

    /** Orders all that ever were; returns how many. */
    int orderAll(Handle handle) {
        return handle.execute(
                "insert into influx_order (campaign_seq, cells_from, ordered_at) select seq, 0, ? from campaign"
                        + " where not exists (select 1 from influx_order where influx_order.campaign_seq = campaign.seq"
                        + " and influx_order.cells_from = 0) order by seq",
                clock.millis());
    }

    /** The next one. */
    static Optional<Order> next(Handle handle) {
        return handle.createQuery(
                        "select influx_order.*, campaign.id as campaign_id, campaign.finished_at from influx_order"
                                + " join campaign on campaign.seq = influx_order.campaign_seq order by influx_order.seq limit 1")
                .map((row, context) -> new Order(
                        row.getLong("seq"),
                        row.getLong("campaign_seq"),
                        row.getString("campaign_id"),
                        row.getObject("finished_at") != null,
                        row.getInt("cells_from")))
                .findOne();
    }

    /** Whether what was read of the campaign still holds: it has ended by now if and only if it had then. */
    static boolean isAsItWas(Handle handle, Order order) {
        return handle.createQuery("select finished_at from campaign where seq = ?")
                        .bind(0, order.campaignSeq())
                        .map((row, context) -> row.getObject("finished_at") != null)
                        .one()
                == order.isEnded();
    }

    /** Settled cells that are still to be written, in their order. */
    static List<Integer> cells(Handle handle, Order order, int cellsMax) {
        return handle.createQuery("select cell_index from cell where campaign_seq = ? and cell_index >= ?"
                        + " and outcome is not null order by cell_index limit ?")
                .bind(0, order.campaignSeq())
                .bind(1, order.cellsFrom())
                .bind(2, cellsMax)
                .mapTo(Integer.class)
                .list();
    }

    /** Goes on with this cell; false when another has gone on meanwhile. */
    static boolean advance(Handle handle, Order order, int cellsFrom) {
        return handle.execute(
                        "update influx_order set cells_from = ? where seq = ? and cells_from = ?",
                        cellsFrom,
                        order.seq(),
                        order.cellsFrom())
                == 1;
    }

    /** It is done; false when another has done it meanwhile. */
    static boolean done(Handle handle, Order order) {
        return handle.execute(
                        "delete from influx_order where seq = ? and cells_from = ?", order.seq(), order.cellsFrom())
                == 1;
    }
}
