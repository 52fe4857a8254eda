package dev.assay.server.gate;

import dev.assay.regression.judgement.AskedLimits;
import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateInputs;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What verdicts of a campaign were made of, besides raw reports. One transaction owns it. */
public final class GateEvidence {
    private final Handle handle;
    private final long campaignSeq;

    /** Of any campaign: one that is not gated has none. */
    public GateEvidence(Handle handle, long campaignSeq) {
        this.handle = handle;
        this.campaignSeq = campaignSeq;
    }

    /** What must be caught; empty when the campaign is not judged. */
    public Optional<AskedLimits> limits() {
        return CampaignGate.find(handle, campaignSeq).map(CampaignGate::limits);
    }

    /** How a cell came to its verdicts. */
    public Optional<GateCourse> course(int cellIndex) {
        return CourseBook.find(handle, campaignSeq, cellIndex);
    }

    /** Rules, priors and seed of a cell that was compared in pairs. */
    public Optional<GateInputs> inputs(int cellIndex) {
        return row(cellIndex).map(GateCellRow::inputs);
    }

    /** Jobs of a cell's paired sessions, the first one first. */
    public List<String> pairedJobs(int cellIndex) {
        return row(cellIndex)
                .map(row -> Stream.of(row.firstJob(), row.secondJob())
                        .filter(Objects::nonNull)
                        .toList())
                .orElse(List.of());
    }

    private Optional<GateCellRow> row(int cellIndex) {
        return GateCellRow.ofCell(handle, campaignSeq, cellIndex);
    }

    /** When the verdicts of a cell were given, in their order. */
    public List<Instant> judgedAt(int cellIndex) {
        return handle.createQuery(
                        "select judged_at from verdict where campaign_seq = ? and cell_index = ? order by place")
                .bind(0, campaignSeq)
                .bind(1, cellIndex)
                .mapTo(Long.class)
                .map(Instant::ofEpochMilli)
                .list();
    }
}
