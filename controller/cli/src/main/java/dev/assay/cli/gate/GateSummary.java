package dev.assay.cli.gate;

import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignReport;
import dev.assay.api.DeviceRow;
import dev.assay.api.GateRow;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.report.EnvironmentText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is compared with what, where, and what it took: the same remarks in every format. */
public final class GateSummary {
    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int COMMIT_DIGITS = 10;
    /** Below this a chance is shown as smaller than it. */
    private static final double CHANCE_MIN = 1e-6;

    private GateSummary() {}

    /** {@code c-2 (3f9a0c1, branch pr-12) against c-1, the baseline of main}. */
    public static String comparison(CampaignReport report) {
        String candidate = report.campaignId() + revision(report);
        GateRow gate = report.gate();
        if (gate == null) {
            return candidate + ", which the controller did not judge";
        }
        BaselineRow baseline = gate.baseline();
        return candidate + " against "
                + (baseline == null
                        ? "nothing: nobody has accepted a baseline of " + gate.branch()
                        : baseline.campaignId() + ", the baseline of " + gate.branch());
    }

    private static String revision(CampaignReport report) {
        List<String> parts = new ArrayList<>();
        if (report.revision() != null) {
            parts.add(commit(report.revision()));
        }
        if (report.branch() != null) {
            parts.add("branch " + report.branch());
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    /** {@code baseline: a1b2c3d, accepted 2026-11-18T09:00:00Z by ada: first on the new board}; empty without one. */
    public static List<String> baseline(CampaignReport report) {
        BaselineRow baseline = report.gate() == null ? null : report.gate().baseline();
        if (baseline == null) {
            return List.of();
        }
        String revision = baseline.revision();
        return List.of("baseline: " + (revision == null ? "" : commit(revision) + ", ") + "accepted "
                + baseline.acceptedAt() + " by " + baseline.acceptedBy() + ": " + baseline.note());
    }

    /** Devices on which something is judged, each with its name and its environment. */
    static List<String> environment(DeviceRow device) {
        List<String> parts = new ArrayList<>();
        parts.add(EnvironmentText.device(device));
        parts.add("ORT " + device.environment().onnxRuntimeVersion());
        parts.addAll(EnvironmentText.system(device.environment()));
        return parts;
    }

    /** Said before anything is measured: {@code 96 pairs, about 16 min of device time; …}. */
    public static String expectation(GateRow gate) {
        return "gate: " + Amounts.count(gate.expectedPairs(), "pair") + " expected, "
                + Amounts.guess(gate.expectedDeviceSeconds()) + " of device time; " + falseAlarm(gate);
    }

    /** The false alarm rate, and what was spent. */
    public static List<String> effort(CampaignReport report) {
        GateRow gate = report.gate();
        if (gate == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        parts.add(falseAlarm(gate));
        parts.add(Amounts.count(gate.usedPairs(), "pair") + " (" + gate.expectedPairs() + " expected)");
        parts.add(Amounts.duration(Duration.ofMillis(Math.round(gate.usedDeviceSeconds() * MILLIS_PER_SECOND)))
                + " of device time (" + Amounts.guess(gate.expectedDeviceSeconds()) + " expected)");
        return parts;
    }

    private static String falseAlarm(GateRow gate) {
        return "chance that any of " + Amounts.count(gate.verdictsPrimary(), "verdict") + " is a false alarm: "
                + chance(gate.falseAlarmRate());
    }

    private static String chance(double rate) {
        if (rate == 0) {
            return "none";
        }
        double shown = Math.max(rate, CHANCE_MIN) * PERCENT;
        String text = BigDecimal.valueOf(shown)
                .round(new MathContext(2, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
        return (rate < CHANCE_MIN ? "below " : "") + text + " %";
    }

    /** What else is to be known: notes of the controller, and whether the baseline was moved. */
    public static List<String> notes(CampaignReport report) {
        GateRow gate = report.gate();
        if (gate == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>(gate.notes());
        if (gate.baselineMoved()) {
            notes.add("the baseline of " + gate.branch() + " is " + report.campaignId() + " from now on");
        }
        return notes;
    }

    private static String commit(String revision) {
        return revision.length() > COMMIT_DIGITS ? revision.substring(0, COMMIT_DIGITS) : revision;
    }
}
