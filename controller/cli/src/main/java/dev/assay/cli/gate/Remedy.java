package dev.assay.cli.gate;

import dev.assay.api.CampaignReport;
import dev.assay.api.FailureOwner;
import dev.assay.api.GateRow;
import dev.assay.api.WaiverRow;
import dev.assay.cli.figure.Amounts;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;

/** What a person can do about a verdict that is no pass. */
public final class Remedy {
    private final CampaignReport report;

    /** For verdicts of this report. */
    public Remedy(CampaignReport report) {
        this.report = report;
    }

    /** One sentence; empty when there is nothing to do. */
    public String of(GateLine line) {
        WaiverRow waiver = line.row().waiver();
        if (line.isWaived() && waiver != null) {
            return "let through until " + waiver.expiresAt() + " by " + waiver.createdBy() + ": " + waiver.note()
                    + " (waiver " + waiver.id() + ")";
        }
        return switch (line.verdict().reason()) {
            case WITHIN_LIMIT, IDENTICAL, BETTER -> "";
            case BEYOND_LIMIT ->
                "mend it; or, if it is wanted, " + accept() + "; or let it through for a while: " + waive(line);
            case CONFIGURATION_CHANGED -> "run both in the same way; or, if the new way is wanted, " + accept();
            case NOISY, FUTILE, STOPPED_EARLY, NO_STEADY_STATE -> more(line.verdict());
            case OUTLIERS ->
                "look for what else ran on the device (assay device logs), then gate again; " + more(line.verdict());
            case UNEVEN_DISTURBANCE ->
                "gate again with nothing else on the device; if it stays, the candidate keeps the machine busy between its answers";
            case NOT_REPRODUCED -> "gate again on a quiet device: one of the two sessions was disturbed";
            case NOT_CONFIRMED -> "gate again when the device, or another like it, is free for a second session";
            case TOO_FEW_EXAMPLES -> more(line.verdict());
            case NOT_MEASURED -> unmeasured(line);
            case UNLIKE_ENVIRONMENTS ->
                "measure both in the same environment: run the baseline's revision as well, then " + accept("CAMPAIGN");
            case REJECTED_PAIRS -> "let nothing else run on the device and keep it cool, then gate again";
            case NOT_AFFORDABLE -> "raise the limit" + visible(line.verdict()) + ", or use a quieter device";
            case NO_BASELINE -> accept("CAMPAIGN");
        };
    }

    private static String unmeasured(GateLine line) {
        FailureOwner owner = line.cell().owner();
        if (owner == null) {
            return "see why the device gave nothing (assay device doctor), then gate again";
        }
        return switch (owner) {
            case SWEEP_AUTHOR -> "mend the sweep, its model or its data";
            case DEVICE -> "the device cannot do it: choose another variant, or exclude it in the sweep";
            case LAB -> "mend the device or its link (assay device doctor), then gate again";
            case ASSAY -> "a fault of Assay: please report it";
        };
    }

    /** How many more observations would decide, or what to do where no number does. */
    private static String more(Verdict verdict) {
        Integer needed = verdict.moreNeeded();
        boolean isOfExamples = verdict.metric().observation() == GatedMetric.Observation.EXAMPLE;
        String noun = isOfExamples ? "example" : "pair";
        if (needed != null) {
            return "about " + Amounts.count(needed, "more " + noun) + " would decide if they look like these: "
                    + (isOfExamples ? "add them to the test data" : "gate again");
        }
        return "no reasonable number of " + noun + "s would decide: "
                + (isOfExamples ? "raise the margin" : "use a quieter device, or raise the limit") + visible(verdict);
    }

    private static String visible(Verdict verdict) {
        return verdict.smallestVisible() == null ? "" : " to " + ChangeText.visible(verdict) + " or more";
    }

    private String accept() {
        return accept(report.campaignId());
    }

    private String accept(String campaign) {
        GateRow gate = report.gate();
        return "accept a baseline: assay baseline accept " + campaign + " --branch "
                + quoted(gate == null ? "BRANCH" : gate.branch()) + " --note WHY";
    }

    private String waive(GateLine line) {
        String device = line.cell().device();
        return "assay waive " + quoted(report.sweep()) + " "
                + quoted(line.cell().model()) + " "
                + quoted(line.cell().variant()) + " " + line.verdict().metric().key()
                + (device == null ? "" : " --device " + quoted(device)) + " --until DATE --note WHY";
    }

    /** A word that a shell takes as it is: names come from a sweep, and people copy this line. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_.,:/=@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
