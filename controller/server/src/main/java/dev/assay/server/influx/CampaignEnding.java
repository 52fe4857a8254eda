package dev.assay.server.influx;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.VerdictRow;
import dev.assay.regression.verdict.VerdictState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign ended.
 *
 * @param tally of cells and verdicts, for people
 * @param isWorse whether some verdict blocks
 */
record CampaignEnding(
        long seq,
        String id,
        String sweep,
        @Nullable String branch,
        @Nullable String revision,
        String state,
        long finishedMillis,
        String tally,
        boolean isWorse) {

    /** Empty while it runs. */
    static Optional<CampaignEnding> of(long seq, CampaignReport report) {
        String finishedAt = report.finishedAt();
        if (report.state() == CampaignState.RUNNING || finishedAt == null) {
            return Optional.empty();
        }
        long failed = report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream())
                .filter(VerdictRow::blocks)
                .count();
        return Optional.of(new CampaignEnding(
                seq,
                report.campaignId(),
                report.sweep(),
                report.branch(),
                report.revision(),
                report.state().name(),
                Instant.parse(finishedAt).toEpochMilli(),
                tally(report),
                failed > 0));
    }

    private static String tally(CampaignReport report) {
        String cells = report.cells().stream()
                .collect(Collectors.groupingBy(CellRow::state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        String verdicts = Arrays.stream(VerdictState.values())
                .map(state -> count(report, state))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return verdicts.isEmpty() ? cells : cells + "; verdicts: " + verdicts;
    }

    private static Optional<String> count(CampaignReport report, VerdictState state) {
        long count = report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream())
                .filter(verdict -> verdict.verdict().state() == state)
                .count();
        return count == 0 ? Optional.empty() : Optional.of(count + " " + state.name());
    }
}
