package dev.assay.server.gate;

import dev.assay.server.audit.AuditLog;
import dev.assay.server.cell.CampaignEnd;
import dev.assay.server.cell.CellBook;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.GatedCells;
import dev.assay.server.news.FarmNews;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.IntakeTurns;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Everything about gates, put together. Thread-safe. */
public final class Gates {
    private final BaselineBook baselines;
    private final WaiverBook waivers;
    private final GateBook book;
    private final CellBook cells;
    private final CellGate cellGate;
    private final PairDesk pairDesk;
    private final VerdictDesk verdictDesk;
    private final Confirmations confirmations;
    private final PairBook pairs;

    /** @param turns of everything that agents send */
    public Gates(
            FarmDatabase database,
            DeviceBook devices,
            AuditLog log,
            IntakeTurns turns,
            FarmNews news,
            InstantSource clock) {
        baselines = new BaselineBook(database, log, news, clock);
        waivers = new WaiverBook(database, log, clock);
        CampaignEnd ends = new BaselineMover(baselines, log);
        cells = new CellBook(clock, ends, news);
        VarianceBook variances = new VarianceBook();
        VerdictBook verdicts = new VerdictBook(clock);
        pairs = new PairBook();
        book = new GateBook(variances);
        confirmations = new Confirmations(devices, clock);
        verdictDesk = new VerdictDesk(cells, pairs, variances, verdicts, confirmations);
        cellGate = new CellGate(devices, cells, variances, verdicts, verdictDesk, clock);
        pairDesk = new PairDesk(database, pairs, turns);
    }

    /** The cells, whose campaigns' ends may move baselines. */
    public CellBook cells() {
        return cells;
    }

    public BaselineBook baselines() {
        return baselines;
    }

    public WaiverBook waivers() {
        return waivers;
    }

    public GateBook book() {
        return book;
    }

    public GatedCells gatedCells() {
        return cellGate;
    }

    public PairDesk pairDesk() {
        return pairDesk;
    }

    public VerdictDesk verdictDesk() {
        return verdictDesk;
    }

    /** Forgets figures of sessions that no verdict waits for any more; to be called now and then. */
    public void forgetSettled(Handle handle) {
        pairs.forgetSettled(handle);
    }

    /** Whether some confirmation waits for a device that takes no work any more. */
    public boolean isAnyStranded(Handle handle) {
        return !confirmations.stranded(handle).isEmpty();
    }

    /** Takes those back; their cells are to be planned anew. */
    public void takeBackStranded(Handle handle) {
        for (String job : confirmations.stranded(handle)) {
            handle.execute("update cell set job_id = null where job_id = ? and outcome is null", job);
        }
    }
}
