package dev.assay.evidence.bundle;

import java.util.List;

/**
 * What a bundle holds: {@code manifest.json}. It does not name itself and its signature.
 *
 * @param format {@link BundleFormat#VERSION}
 * @param entries in the order in which they were written
 */
public record BundleManifest(String format, String campaignId, List<ManifestEntry> entries) {
    public BundleManifest {
        entries = List.copyOf(entries);
    }
}
