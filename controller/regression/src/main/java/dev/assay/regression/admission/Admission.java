package dev.assay.regression.admission;

import dev.assay.protocol.Environment;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import java.util.List;

/**
 * Whether two sides are worth measuring against each other.
 *
 * @param explanation one sentence for people
 */
public record Admission(Kind kind, String explanation) {
    /** What to do with a gate. */
    public enum Kind {
        /** Measure it. */
        MEASURE,
        /** Measure it although the sides are identical: what it says is evidence about the farm, not about the candidate. */
        CANARY,
        /** Do not measure it: the sides are identical. */
        IDENTICAL,
        /** Refuse it: the sides would not be measured under like conditions. */
        UNLIKE
    }

    /** Of sides that will be measured in turns on one device. */
    public static Admission of(GateSide baseline, GateSide candidate, boolean isCanary) {
        if (!baseline.equals(candidate)) {
            return new Admission(Kind.MEASURE, "artifact, runtime or settings differ");
        }
        return isCanary
                ? new Admission(Kind.CANARY, "identical, measured as a check of the farm")
                : new Admission(Kind.IDENTICAL, "same artifact, runtime and settings: nothing to measure");
    }

    /** Of sides whose measurements exist: those of unlike environments are not compared. */
    public static Admission ofMeasured(Environment baseline, Environment candidate) {
        List<String> differences = Unlikeness.between(baseline, candidate);
        return differences.isEmpty()
                ? new Admission(Kind.MEASURE, "like environments")
                : new Admission(
                        Kind.UNLIKE,
                        "environments differ in " + String.join("; ", differences)
                                + "; measure both sides on one device in one session");
    }

    /** Whether the device is needed. */
    public boolean isMeasured() {
        return kind == Kind.MEASURE || kind == Kind.CANARY;
    }

    /**
     * The verdict on a gate that is not measured.
     *
     * @throws IllegalStateException when it is to be measured
     */
    public Verdict verdict(GatedMetric metric) {
        return switch (kind) {
            case IDENTICAL -> Verdict.withoutEvidence(metric, VerdictReason.IDENTICAL, explanation);
            case UNLIKE -> Verdict.withoutEvidence(metric, VerdictReason.UNLIKE_ENVIRONMENTS, explanation);
            case MEASURE, CANARY ->
                throw new IllegalStateException(
                        metric.key() + ": the gate is to be measured; expected its verdict from its pairs");
        };
    }
}
