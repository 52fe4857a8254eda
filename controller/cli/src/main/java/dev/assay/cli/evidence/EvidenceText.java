package dev.assay.cli.evidence;

import dev.assay.cli.figure.Amounts;
import dev.assay.cli.report.ExitCodes;
import dev.assay.cli.table.TextColumn;
import dev.assay.cli.table.TextTable;
import dev.assay.evidence.bundle.Discrepancy;
import dev.assay.evidence.check.VerdictCheck;
import dev.assay.evidence.check.VerdictCheck.Outcome;
import dev.assay.evidence.check.Verification;
import java.util.ArrayList;
import java.util.List;

/** What came of a check, as lines for a terminal: who signed, every verdict, what is wrong, one last sentence. */
public final class EvidenceText {
    private static final int VARIANT_WIDTH_MAX = 40;
    /** Whoever altered a bundle thoroughly is found out by the first of them. */
    private static final int FAULTS_MAX = 50;

    private EvidenceText() {}

    /** What {@code assay evidence verify} answers to the shell. */
    public static int exitCode(Verification verification) {
        return switch (verification.answer()) {
            case REPRODUCED -> ExitCodes.CLEAN;
            case REFUTED -> ExitCodes.REGRESSED;
            case INCOMPLETE -> ExitCodes.INCONCLUSIVE;
        };
    }

    /** All of it. */
    public static String of(Verification verification) {
        List<String> lines = new ArrayList<>();
        lines.add("campaign " + verification.campaignId() + " · " + signature(verification));
        if (!verification.verdicts().isEmpty()) {
            lines.addAll(table(verification.verdicts()));
        }
        List<String> faults = faults(verification);
        lines.addAll(faults.subList(0, Math.min(FAULTS_MAX, faults.size())));
        if (faults.size() > FAULTS_MAX) {
            lines.add("and " + (faults.size() - FAULTS_MAX) + " more; --json has all of them");
        }
        lines.add(last(verification));
        return String.join("\n", lines);
    }

    private static String signature(Verification verification) {
        String key = verification.signature().fingerprint();
        return switch (verification.signature().standing()) {
            case TRUSTED -> "signed by the key that you trust, " + key;
            case NOT_COMPARED -> "signed by key " + key + "; not compared with a key you trust (--key)";
            case OTHER_KEY -> "signed by key " + key + ", which is not the one that you trust";
            case BROKEN -> "its signature does not hold";
        };
    }

    private static List<String> table(List<VerdictCheck> verdicts) {
        TextTable table = new TextTable(List.of(
                TextColumn.left("model"),
                TextColumn.left("variant", VARIANT_WIDTH_MAX),
                TextColumn.left("device"),
                TextColumn.left("metric"),
                TextColumn.left("stored"),
                TextColumn.left("made again")));
        for (VerdictCheck verdict : verdicts) {
            table.row(List.of(
                    verdict.model(),
                    verdict.variant(),
                    verdict.device() == null ? "" : verdict.device(),
                    verdict.metric().key(),
                    verdict.stored() == null ? "nothing" : verdict.stored(),
                    madeAgain(verdict)));
        }
        return table.lines();
    }

    private static String madeAgain(VerdictCheck verdict) {
        return switch (verdict.outcome()) {
            case REPRODUCED -> "the same";
            case DIFFERENT -> "DIFFERENT: " + (verdict.recomputed() == null ? "nothing" : verdict.recomputed());
            case NOT_RECOMPUTED -> "not possible";
        };
    }

    private static List<String> faults(Verification verification) {
        List<String> faults = new ArrayList<>();
        for (Discrepancy altered : verification.altered()) {
            faults.add("altered: " + altered.text());
        }
        for (Discrepancy contradiction : verification.contradictions()) {
            faults.add("does not follow: " + contradiction.text());
        }
        for (VerdictCheck verdict : verification.verdicts()) {
            String name = verdict.model() + " " + verdict.variant() + " "
                    + verdict.metric().key() + (verdict.device() == null ? "" : " on " + verdict.device());
            verdict.differences().forEach(difference -> faults.add(name + ": " + difference));
        }
        verification.unknown().forEach(unknown -> faults.add("not known: " + unknown));
        return faults;
    }

    private static String last(Verification verification) {
        String counts = Amounts.count(verification.count(Outcome.REPRODUCED), "verdict") + " of "
                + verification.verdicts().size() + " and " + Amounts.count(verification.summaries(), "set")
                + " of figures made again from " + Amounts.count(verification.entries(), "file")
                + exitCodes(verification);
        return switch (verification.answer()) {
            case REPRODUCED -> "reproduced bit for bit: " + counts;
            case REFUTED -> "NOT TO BE BELIEVED: " + counts;
            case INCOMPLETE -> "not all of it could be made again: " + counts;
        };
    }

    private static String exitCodes(Verification verification) {
        Integer stored = verification.exitCode();
        Integer follows = verification.recomputedExitCode();
        if (stored == null || follows == null) {
            return "; the campaign's exit code is not known";
        }
        return stored.equals(follows)
                ? "; the campaign's exit code is " + stored
                : "; the campaign's exit code is stored as " + stored + ", and " + follows + " follows";
    }
}
