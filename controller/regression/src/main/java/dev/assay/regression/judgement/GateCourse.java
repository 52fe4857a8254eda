package dev.assay.regression.judgement;

import dev.assay.protocol.Environment;
import dev.assay.regression.admission.Admission;
import dev.assay.regression.admission.GateSide;
import dev.assay.regression.admission.Unlikeness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decide how a cell comes to its verdicts, and what kept its sessions away. Stored when they become known, so that the
 * decision can be made again by anybody.
 *
 * @param baselineCampaign null when nobody had accepted one
 * @param scored whether the cell's answers can be compared
 * @param verdicts how many the whole campaign was expected to have when this cell was decided
 * @param drawn whether the cell is measured even if both sides are identical
 * @param baseline null when the accepted campaign has no measured cell of this model, axes and device
 * @param unmeasured why the first session gave no figures; null when it did, or was not needed
 * @param unconfirmed why there is no second session although one was needed; null otherwise
 */
public record GateCourse(
        String sweep,
        String branch,
        @Nullable String baselineCampaign,
        boolean scored,
        int verdicts,
        boolean drawn,
        @Nullable CourseSide baseline,
        CourseSide candidate,
        @Nullable String unmeasured,
        @Nullable String unconfirmed) {

    /** Of a cell that was decided before facts were noted: of its pairs all that counts is known. */
    public static GateCourse unnoted(GateInputs inputs) {
        CourseSide candidate = new CourseSide(inputs.candidate(), "", null);
        return new GateCourse("", "", null, false, 1, false, null, candidate, null, null);
    }

    /** How a cell comes to its verdicts. */
    public enum Way {
        /** There is nothing to compare it with. */
        NO_BASELINE,
        /** What it would be compared with was measured in another environment. */
        UNLIKE,
        /** Both sides are the same, and the device is spared. */
        IDENTICAL,
        /** Pairs of runs decide. */
        PAIRED
    }

    /** What follows from the facts. */
    public Way way() {
        if (baselineCampaign == null || baseline == null) {
            return Way.NO_BASELINE;
        }
        if (!differences(baseline).isEmpty()) {
            return Way.UNLIKE;
        }
        return admission(baseline).isMeasured() ? Way.PAIRED : Way.IDENTICAL;
    }

    /** Whether both sides are the same and are measured all the same. */
    public boolean canary() {
        return way() == Way.PAIRED && baseline != null && admission(baseline).kind() == Admission.Kind.CANARY;
    }

    List<String> differences(CourseSide other) {
        Environment before = other.environment();
        Environment now = candidate.environment();
        return before == null || now == null
                ? List.of("nobody noted what the baseline, or this device, is")
                : Unlikeness.between(before, now);
    }

    /** The device is the same on both sides: environments are compared before. */
    Admission admission(CourseSide other) {
        Environment now = candidate.environment();
        String runtime = now == null ? "" : "onnxruntime " + now.onnxRuntimeVersion();
        return Admission.of(side(other, runtime), side(candidate, runtime), drawn);
    }

    private static GateSide side(CourseSide side, String runtime) {
        return new GateSide(side.artifact().sha256(), runtime, side.settings());
    }

    /** The same, now that it is known why the first session has no figures. */
    public GateCourse withoutFigures(String why) {
        return new GateCourse(
                sweep, branch, baselineCampaign, scored, verdicts, drawn, baseline, candidate, why, unconfirmed);
    }

    /** The same, now that it is known why there is no second session. */
    public GateCourse withoutConfirmation(String why) {
        return new GateCourse(
                sweep, branch, baselineCampaign, scored, verdicts, drawn, baseline, candidate, unmeasured, why);
    }
}
