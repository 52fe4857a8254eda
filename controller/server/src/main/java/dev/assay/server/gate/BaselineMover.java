package dev.assay.server.gate;

import dev.assay.api.BaselineMove;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.cell.CampaignEnd;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Makes gated campaigns the baseline that were to become it and have earned it. Thread-safe. */
final class BaselineMover implements CampaignEnd {
    private static final String ENDED = """
            select campaign_gate.campaign_seq, campaign_gate.move, campaign_gate.branch, campaign_gate.baseline_seq,
                   campaign.id, campaign.sweep, campaign.state,
                   (select count(*) from cell
                    where cell.campaign_seq = campaign.seq and cell.outcome <> 'SKIPPED'
                      and (cell.outcome not in ('MEASURED', 'REUSED')
                           or not exists (select 1 from verdict where verdict.campaign_seq = cell.campaign_seq
                                                                  and verdict.cell_index = cell.cell_index))) as unjudged,
                   (select count(*) from verdict where verdict.campaign_seq = campaign.seq) as verdicts,
                   (select count(*) from verdict where verdict.campaign_seq = campaign.seq
                                                   and verdict.state not in ('PASS', 'IMPROVED')) as doubts,
                   (select count(*) from verdict where verdict.campaign_seq = campaign.seq
                                                   and verdict.state = 'IMPROVED') as improvements
            from campaign_gate
            join campaign on campaign.seq = campaign_gate.campaign_seq
            where not campaign_gate.is_closed and campaign.state <> 'RUNNING'
            order by campaign_gate.campaign_seq
            """;

    private final BaselineBook baselines;
    private final AuditLog log;

    BaselineMover(BaselineBook baselines, AuditLog log) {
        this.baselines = baselines;
        this.log = log;
    }

    private record Ended(
            long seq,
            String id,
            String sweep,
            String branch,
            long baselineSeq,
            BaselineMove move,
            boolean isWhole,
            int improvements) {

        boolean hasEarnedIt() {
            return isWhole
                    && switch (move) {
                        case NEVER -> false;
                        case ON_PASS -> true;
                        case ON_IMPROVEMENT -> improvements > 0;
                    };
        }
    }

    @Override
    public void haveEnded(Handle handle) {
        List<Ended> ended = handle.createQuery(ENDED)
                .map((row, context) -> new Ended(
                        row.getLong("campaign_seq"),
                        row.getString("id"),
                        row.getString("sweep"),
                        row.getString("branch"),
                        row.getLong("baseline_seq"),
                        BaselineMove.valueOf(row.getString("move")),
                        row.getString("state").equals("FINISHED")
                                && row.getInt("verdicts") > 0
                                && row.getInt("unjudged") == 0
                                && row.getInt("doubts") == 0,
                        row.getInt("improvements")))
                .list();
        for (Ended campaign : ended) {
            boolean isMoved = campaign.hasEarnedIt() && isStillPinned(handle, campaign);
            if (isMoved) {
                move(handle, campaign);
            }
            handle.execute(
                    "update campaign_gate set is_closed = true, is_moved = ? where campaign_seq = ?",
                    isMoved,
                    campaign.seq());
        }
    }

    /** Who was compared with an older baseline says nothing about the newer one. */
    private static boolean isStillPinned(Handle handle, Ended campaign) {
        return BaselineBook.pinnedSeq(handle, campaign.sweep(), campaign.branch())
                .filter(seq -> seq == campaign.baselineSeq())
                .isPresent();
    }

    private void move(Handle handle, Ended campaign) {
        String note = campaign.improvements() == 0
                ? "every verdict of the gate is PASS"
                : "every verdict of the gate is PASS or IMPROVED";
        baselines.insert(handle, campaign.sweep(), campaign.branch(), campaign.seq(), campaign.id(), note);
        log.note(
                handle,
                "assay",
                "baseline.move",
                campaign.id(),
                AuditLog.Outcome.DONE,
                "of " + campaign.sweep() + " for branch " + campaign.branch() + ": " + note);
    }
}
