package dev.assay.server.job;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.RunPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.artifact.Sha256;

/** Says when two measurements are the same: same bytes, same data, same plan, same device in the same environment. */
public final class MeasurementIdentity {
    /** Raised when the same plan begins to mean another measurement. */
    private static final String FORMAT = "assay-measurement/1";

    private MeasurementIdentity() {}

    /**
     * The identity as 64 hex digits. Labels do not count.
     *
     * @param fingerprint of the device's environment
     */
    public static String of(SessionPlan plan, String device, String fingerprint) {
        RunPlan run = plan.run();
        ArtifactRef data = plan.testData();
        ProfilePlan profile = plan.profile();
        // Only where one is asked for, so that whatever was measured before there were profiles stays known.
        String profiled = profile == null ? "" : "\nprofile " + profile.inferencesMax() + " " + profile.secondsMax();
        return Sha256.of(String.join(
                        "\n",
                        FORMAT,
                        "model " + plan.model().sha256(),
                        "data " + (data == null ? "-" : data.sha256()),
                        "task " + plan.task(),
                        "provider " + run.provider(),
                        "threads " + run.threads(),
                        "batch " + run.batch(),
                        "samples " + run.samplesMin() + " to " + run.samplesMax(),
                        "duration " + run.durationSeconds(),
                        "warmup " + run.warmupRunsMin() + " " + run.warmupSecondsMin() + " to "
                                + run.warmupSecondsMax(),
                        "timeout " + run.timeoutSeconds(),
                        "runs " + plan.runs(),
                        "cooldown " + plan.cooldownSecondsMax(),
                        "device " + device,
                        "environment " + fingerprint)
                + profiled);
    }
}
