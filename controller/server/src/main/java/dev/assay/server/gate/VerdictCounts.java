package dev.assay.server.gate;

import dev.assay.api.VerdictTally;
import dev.assay.api.WaiverRow;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The verdicts of several campaigns, counted without reading what they rest on. */
public final class VerdictCounts {
    private VerdictCounts() {}

    /** By campaign; those that are not gated are not in it. Belongs into a transaction. */
    public static Map<Long, VerdictTally> of(Handle handle, List<Long> campaignSeqs) {
        Map<Long, VerdictTally> tallies = new HashMap<>();
        if (campaignSeqs.isEmpty()) {
            return tallies;
        }
        handle.createQuery("select campaign_seq from campaign_gate where campaign_seq in (<seqs>)")
                .bindList("seqs", campaignSeqs)
                .mapTo(Long.class)
                .forEach(seq -> tallies.put(seq, VerdictTally.NONE));
        Map<Long, Integer> waived = waived(handle, campaignSeqs);
        states(handle, campaignSeqs)
                .forEach((seq, states) -> tallies.put(seq, tally(states, waived.getOrDefault(seq, 0))));
        return tallies;
    }

    private static VerdictTally tally(Map<VerdictState, Integer> states, int waived) {
        return new VerdictTally(
                states.getOrDefault(VerdictState.FAIL, 0) - waived,
                waived,
                states.getOrDefault(VerdictState.INCONCLUSIVE, 0) + states.getOrDefault(VerdictState.NO_VERDICT, 0),
                states.getOrDefault(VerdictState.PASS, 0),
                states.getOrDefault(VerdictState.IMPROVED, 0));
    }

    private static Map<Long, Map<VerdictState, Integer>> states(Handle handle, List<Long> seqs) {
        Map<Long, Map<VerdictState, Integer>> states = new HashMap<>();
        handle.createQuery("select verdict.campaign_seq, verdict.state, count(*) as verdicts from verdict"
                        + " join cell on cell.campaign_seq = verdict.campaign_seq"
                        + " and cell.cell_index = verdict.cell_index and cell.outcome is not null"
                        + " where verdict.campaign_seq in (<seqs>) group by verdict.campaign_seq, verdict.state")
                .bindList("seqs", seqs)
                .map((row, context) -> new Count(
                        row.getLong("campaign_seq"),
                        VerdictState.valueOf(row.getString("state")),
                        row.getInt("verdicts")))
                .forEach(count -> states.computeIfAbsent(count.seq(), seq -> new EnumMap<>(VerdictState.class))
                        .put(count.state(), count.verdicts()));
        return states;
    }

    private record Count(long seq, VerdictState state, int verdicts) {}

    /** A failed verdict, with all that a waiver may ask of it. */
    private record Failed(
            long seq,
            String sweep,
            String model,
            String variant,
            @Nullable String device,
            GatedMetric metric,
            Instant at) {
        boolean isWaivedBy(WaiverRow waiver) {
            return waiver.covers(model, variant, device, metric, at);
        }
    }

    private static Map<Long, Integer> waived(Handle handle, List<Long> seqs) {
        List<Failed> failed = handle.createQuery("select verdict.campaign_seq, campaign.sweep, cell.model, cell.label,"
                        + " cell.device, verdict.metric, verdict.judged_at from verdict"
                        + " join campaign on campaign.seq = verdict.campaign_seq"
                        + " join cell on cell.campaign_seq = verdict.campaign_seq"
                        + " and cell.cell_index = verdict.cell_index and cell.outcome is not null"
                        + " where verdict.state = 'FAIL' and verdict.campaign_seq in (<seqs>)")
                .bindList("seqs", seqs)
                .map((row, context) -> new Failed(
                        row.getLong("campaign_seq"),
                        row.getString("sweep"),
                        row.getString("model"),
                        row.getString("label"),
                        row.getString("device"),
                        GatedMetric.valueOf(row.getString("metric")),
                        Instant.ofEpochMilli(row.getLong("judged_at"))))
                .list();
        Map<String, List<WaiverRow>> waivers = new HashMap<>();
        Map<Long, Integer> waived = new HashMap<>();
        for (Failed verdict : failed) {
            List<WaiverRow> known =
                    waivers.computeIfAbsent(verdict.sweep(), sweep -> WaiverBook.ofSweep(handle, sweep));
            if (known.stream().anyMatch(verdict::isWaivedBy)) {
                waived.merge(verdict.seq(), 1, Integer::sum);
            }
        }
        return waived;
    }
}
