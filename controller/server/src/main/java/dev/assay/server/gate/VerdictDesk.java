package dev.assay.server.gate;

import dev.assay.protocol.SessionReport;
import dev.assay.regression.judgement.CellJudge;
import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateJudge;
import dev.assay.regression.judgement.MetricTerms;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.job.BuiltCell;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Comes to the verdicts of cells that are compared in pairs. What was said while the pairs came in does not count: everything is judged
 * again from the whole report. All methods belong into a transaction behind the gate. Thread-safe.
 */
public final class VerdictDesk {
    private final CellBook cells;
    private final PairBook pairs;
    private final VarianceBook variances;
    private final VerdictBook verdicts;
    private final Confirmations confirmations;

    VerdictDesk(
            CellBook cells, PairBook pairs, VarianceBook variances, VerdictBook verdicts, Confirmations confirmations) {
        this.cells = cells;
        this.pairs = pairs;
        this.variances = variances;
        this.verdicts = verdicts;
        this.confirmations = confirmations;
    }

    /**
     * A paired session has ended, and is stored.
     *
     * @param session the report's pairs as figures
     * @param failure null when the candidate gave figures
     */
    public void ended(Handle handle, SessionReport report, PairedSession session, @Nullable CellFailure failure) {
        pairs.putSession(handle, report.jobId(), session);
        Optional<GateCellRow> found = GateCellRow.ofJob(handle, report.jobId());
        if (found.isEmpty() || !isWaiting(handle, report.jobId())) {
            return;
        }
        GateCellRow row = found.get();
        CandidateCell cell = CandidateCell.find(handle, row.campaignSeq(), row.cellIndex());
        GateJudge judge = new GateJudge(row.inputs());
        if (!judge.isUnlike(session)) {
            note(handle, report.deviceId(), cell, row, session);
        }
        if (row.secondJob() != null) {
            PairedSession first = pairs.session(handle, row.firstJob()).orElseThrow();
            settle(handle, row, course(handle, row), List.of(first, session), null);
            return;
        }
        List<PairedSession> only = List.of(session);
        boolean isUnconfirmed = failure == null && judge.wantsConfirmation(only);
        if (!isUnconfirmed || !confirmations.queue(handle, row, cell)) {
            GateCourse course = course(handle, row);
            settle(handle, row, failure == null ? course : course.withoutFigures(failure.reason()), only, failure);
        }
    }

    private static GateCourse course(Handle handle, GateCellRow row) {
        return CourseBook.find(handle, row.campaignSeq(), row.cellIndex())
                .orElseGet(() -> GateCourse.unnoted(row.inputs()));
    }

    /** Whether the cell is not settled, and waits for just this job: it may have been cancelled, or have moved away. */
    private static boolean isWaiting(Handle handle, String jobId) {
        return handle.createQuery("select 1 from cell where job_id = ? and outcome is null")
                .bind(0, jobId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void note(Handle handle, String device, CandidateCell cell, GateCellRow row, PairedSession session) {
        for (MetricTerms terms : row.inputs().terms()) {
            if (terms.metric().observation() == GatedMetric.Observation.PAIR) {
                session.variance(terms.metric())
                        .ifPresent(seen -> variances.note(handle, device, terms.metric(), cell.key(), seen));
            }
        }
    }

    private void settle(
            Handle handle,
            GateCellRow row,
            GateCourse course,
            List<PairedSession> sessions,
            @Nullable CellFailure failure) {
        CampaignGate gate = CampaignGate.find(handle, row.campaignSeq()).orElseThrow();
        CourseBook.put(handle, row.campaignSeq(), row.cellIndex(), course);
        verdicts.put(
                handle,
                row.campaignSeq(),
                row.cellIndex(),
                new CellJudge(course, gate.limits()).withPairs(row.inputs(), sessions));
        if (failure == null) {
            cells.measured(handle, row.campaignSeq(), row.cellIndex(), row.firstJob());
        } else {
            cells.failed(handle, row.campaignSeq(), row.cellIndex(), failure);
        }
        cells.finishCampaigns(handle);
    }

    /** A session was lost too often: without the first there are no verdicts, without the second nothing is confirmed. */
    void givenUp(Handle handle, String jobId, CellFailure failure) {
        GateCellRow row = GateCellRow.ofJob(handle, jobId).orElseThrow();
        GateCourse course = course(handle, row);
        Optional<PairedSession> first = pairs.session(handle, row.firstJob());
        if (first.isPresent()) {
            settle(handle, row, course.withoutConfirmation(failure.reason()), List.of(first.get()), null);
        } else {
            settle(handle, row, course.withoutFigures(failure.reason()), List.of(), failure);
        }
    }

    /**
     * Goes on with a cell whose confirmation was taken back before it began, because its device is away or not as it was.
     *
     * @return false when the cell has no first session, or is on another device by now, and must begin from the start
     */
    boolean confirmAnew(Handle handle, BuiltCell built, CandidateCell cell) {
        Optional<GateCellRow> row = GateCellRow.ofCell(handle, built.campaignSeq(), built.cellIndex());
        Optional<PairedSession> first = row.flatMap(known -> pairs.session(handle, known.firstJob()));
        if (row.isEmpty() || first.isEmpty() || !confirmations.isOf(handle, row.get(), cell.device())) {
            return false;
        }
        if (!confirmations.queue(handle, row.get(), cell)) {
            GateCourse course =
                    course(handle, row.get()).withoutConfirmation("no device is as the one that measured was then");
            settle(handle, row.get(), course, List.of(first.get()), null);
        }
        return true;
    }
}
