package dev.assay.api;

import java.util.List;

/** Certificates of devices, by name: {@code GET /api/v1/certificates}. */
public record CertificateList(List<DeviceCertificate> certificates) {
    public CertificateList {
        certificates = List.copyOf(certificates);
    }
}
