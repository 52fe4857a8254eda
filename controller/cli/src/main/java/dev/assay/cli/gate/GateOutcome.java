package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.GateTally;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.report.ExitCodes;
import java.util.ArrayList;
import java.util.List;

/** How a gate ended, in words. */
public record GateOutcome(GateTally tally) {
    /** Counts the verdicts. */
    public static GateOutcome of(CampaignReport report) {
        return new GateOutcome(GateTally.of(report));
    }

    /** What {@code assay gate} answers to the shell, see {@link GateTally#exitCode}. */
    public int exitCode(boolean isInconclusiveOk) {
        return tally.exitCode(isInconclusiveOk);
    }

    /** {@code regressed}, whatever is let through. */
    public String word() {
        return switch (exitCode(false)) {
            case ExitCodes.CLEAN -> "nothing regressed";
            case ExitCodes.REGRESSED -> "regressed";
            case ExitCodes.WRONG_INPUT -> "the sweep is wrong";
            case ExitCodes.FARM_FAILED -> "the farm failed";
            default -> tally.verdicts() == 0 ? "nothing was judged" : "not decided";
        };
    }

    /** {@code regressed: 1 failed, 2 not decided, 5 passed}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        add(parts, tally.failed(), "failed");
        add(parts, tally.waived(), "waived");
        add(parts, tally.undecided(), "not decided");
        add(parts, tally.improved(), "improved");
        add(parts, tally.passed(), "passed");
        if (tally.unjudged() > 0) {
            parts.add(Amounts.count(tally.unjudged(), "cell") + " not judged");
        }
        return word() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}
