package dev.assay.cli.certify;

import dev.assay.api.CampaignReport;
import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.client.FarmClient;
import java.util.ArrayList;
import java.util.List;

/** What is known of the verdicts' worth on the devices of a campaign. */
public final class KnownWorth {
    private KnownWorth() {}

    /** A line for each device that was certified in the environment that it has; none where the controller does not tell. */
    public static List<String> lines(CampaignReport report, FarmClient farm) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            List<DeviceCertificate> certificates = farm.certificates();
            for (DeviceRow device : report.devices()) {
                certificates.stream()
                        .filter(certificate -> certificate.device().equals(device.name()))
                        .filter(certificate -> certificate.fingerprint().equals(device.fingerprint()))
                        .forEach(certificate ->
                                lines.add("gates on " + device.name() + ": " + CertificateWords.line(certificate)));
            }
        } catch (ApiException e) {
            // The verdicts are there; that nobody can say more about the device does not change them.
            return List.of();
        }
        return lines;
    }
}
