package dev.assay.evidence.check;

import dev.assay.api.CellRow;
import dev.assay.api.VerdictRow;
import dev.assay.api.WaiverRow;
import dev.assay.evidence.check.VerdictCheck.Outcome;
import dev.assay.regression.judgement.JudgedMetric;
import dev.assay.regression.verdict.GatedMetric;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of one cell as they are stored, beside those that follow.
 *
 * @param rows that the exit code is to be made of
 */
record VerdictComparison(List<VerdictCheck> checks, List<VerdictRow> rows) {
    /** @param waivers of the campaign, in the order in which they are asked */
    static VerdictComparison of(CellFacts cell, CellVerdicts made, List<WaiverRow> waivers) {
        List<VerdictRow> stored = cell.row().verdicts();
        List<VerdictCheck> checks = new ArrayList<>();
        if (made.obstacle() != null) {
            for (VerdictRow row : stored) {
                checks.add(check(cell.row(), row, null, Outcome.NOT_RECOMPUTED, List.of(made.obstacle())));
            }
            return new VerdictComparison(checks, stored);
        }
        List<VerdictRow> rows = new ArrayList<>();
        for (JudgedMetric judged : made.judged()) {
            rows.add(row(cell, judged, waivers));
        }
        for (VerdictRow row : stored) {
            checks.add(of(cell.row(), row, find(rows, row.verdict().metric()).orElse(null)));
        }
        rows.stream()
                .filter(row -> find(stored, row.verdict().metric()).isEmpty())
                .forEach(row -> checks.add(of(cell.row(), null, row)));
        return new VerdictComparison(checks, rows);
    }

    private static Optional<VerdictRow> find(List<VerdictRow> rows, GatedMetric metric) {
        return rows.stream().filter(row -> row.verdict().metric() == metric).findFirst();
    }

    private static VerdictRow row(CellFacts cell, JudgedMetric judged, List<WaiverRow> waivers) {
        return new VerdictRow(
                judged.verdict(),
                judged.baselineFigure(),
                judged.candidateFigure(),
                judged.notes(),
                judged.verdict().blocks() ? waiver(cell, judged.verdict().metric(), waivers) : null);
    }

    private static @Nullable WaiverRow waiver(CellFacts cell, GatedMetric metric, List<WaiverRow> waivers) {
        CellRow row = cell.row();
        Optional<Instant> at = judgedAt(cell, metric);
        return waivers.stream()
                .filter(waiver ->
                        at.isPresent() && waiver.covers(row.model(), row.variant(), row.device(), metric, at.get()))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> judgedAt(CellFacts cell, GatedMetric metric) {
        List<GatedMetric> stored = cell.row().verdicts().stream()
                .map(row -> row.verdict().metric())
                .toList();
        int place = stored.indexOf(metric);
        List<String> times = cell.evidence().judgedAt();
        try {
            return place < 0 || place >= times.size() ? Optional.empty() : Optional.of(Instant.parse(times.get(place)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static VerdictCheck of(CellRow cell, @Nullable VerdictRow stored, @Nullable VerdictRow follows) {
        if (stored == null || follows == null) {
            List<String> why = List.of(
                    stored == null ? "no such verdict is stored, and it follows" : "it is stored, and does not follow");
            return check(cell, stored, follows, Outcome.DIFFERENT, why);
        }
        List<String> differences = JsonDifference.between(stored, follows);
        return check(
                cell, stored, follows, differences.isEmpty() ? Outcome.REPRODUCED : Outcome.DIFFERENT, differences);
    }

    private static VerdictCheck check(
            CellRow cell,
            @Nullable VerdictRow stored,
            @Nullable VerdictRow follows,
            Outcome outcome,
            List<String> differences) {
        VerdictRow either = stored == null ? follows : stored;
        if (either == null) {
            throw new IllegalArgumentException("neither a stored verdict nor one that follows");
        }
        return new VerdictCheck(
                cell.index(),
                cell.model(),
                cell.variant(),
                cell.device(),
                either.verdict().metric(),
                label(stored),
                label(follows),
                outcome,
                differences);
    }

    private static @Nullable String label(@Nullable VerdictRow row) {
        return row == null ? null : row.verdict().label() + (row.waiver() == null ? "" : ", waived");
    }
}
