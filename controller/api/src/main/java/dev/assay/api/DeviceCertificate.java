package dev.assay.api;

import dev.assay.regression.certification.Certification;
import java.util.List;

/**
 * What the gates of a device were found to be worth, by gates whose right answer was known: {@code PUT /api/v1/devices/{name}/certificate},
 * and the file that {@code assay certify --json} writes.
 *
 * @param format {@value #FORMAT}; raised when a field changes its meaning or goes away, not when one is added
 * @param simulated whether the device's figures come from a seeded model
 * @param fingerprint of the environment that it had; in another one the certificate says nothing
 * @param assayVersion of the controller whose gates they were
 * @param sweep whose models were run, under the terms of that sweep
 * @param models their names
 * @param seed of all that was random
 * @param startedAtEpochSeconds when the first gate began
 * @param finishedAtEpochSeconds when the last one ended
 */
public record DeviceCertificate(
        String format,
        String device,
        boolean simulated,
        String fingerprint,
        String assayVersion,
        String sweep,
        List<String> models,
        long seed,
        double startedAtEpochSeconds,
        double finishedAtEpochSeconds,
        Certification certification) {
    /** The version of this record. */
    public static final String FORMAT = "assay-certificate/1";

    public DeviceCertificate {
        models = List.copyOf(models);
    }
}
