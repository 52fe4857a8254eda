package dev.assay.cli.report;

import dev.assay.api.CampaignExit;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellState;
import dev.assay.cli.figure.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a campaign ended, in numbers.
 *
 * @param measured cells with figures
 * @param reused how many of them were measured before this campaign
 * @param open cells that were not reached
 */
public record Outcome(int measured, int reused, int skipped, int failed, int open, Optional<Duration> elapsed) {
    /** Counts the cells. */
    public static Outcome of(CampaignReport report) {
        int reused = (int) report.cells().stream()
                .filter(cell -> cell.state() == CellState.REUSED)
                .count();
        return new Outcome(
                count(report, Fate.MEASURED),
                reused,
                count(report, Fate.SKIPPED),
                count(report, Fate.FAILED),
                count(report, Fate.OPEN),
                elapsed(report));
    }

    private static int count(CampaignReport report, Fate fate) {
        return (int)
                report.cells().stream().filter(cell -> Fate.of(cell) == fate).count();
    }

    private static Optional<Duration> elapsed(CampaignReport report) {
        String finished = report.finishedAt();
        return finished == null
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.parse(report.createdAt()), Instant.parse(finished)));
    }

    /** {@code 41 measured (30 of them before), 1 skipped, 0 failed · 7 min 12 s}. */
    public String text() {
        String before =
                reused == 0 ? "" : reused == measured ? " (all of them before)" : " (" + reused + " of them before)";
        return (measured == 0 ? "nothing was measured" : measured + " measured" + before)
                + ", " + skipped + " skipped, " + failed + " failed"
                + (open == 0 ? "" : ", " + open + " not done")
                + elapsed.map(duration -> " · " + Amounts.duration(duration)).orElse("");
    }

    /** What {@code assay run} answers to the shell, see {@link CampaignExit#withoutGate}. */
    public static int exitCode(CampaignReport report) {
        return CampaignExit.withoutGate(report);
    }
}
