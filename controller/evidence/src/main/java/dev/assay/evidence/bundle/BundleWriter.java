package dev.assay.evidence.bundle;

import dev.assay.evidence.signing.BundleSignature;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.protocol.WireJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle entry by entry; the same entries in the same order give the same bytes. Not thread-safe. */
public final class BundleWriter {
    private final ZipOutputStream zip;
    private final String campaignId;
    private final List<ManifestEntry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** @param out stays open: who opened it closes it */
    public BundleWriter(OutputStream out, String campaignId) {
        this.zip = new ZipOutputStream(out);
        this.campaignId = campaignId;
    }

    /** Adds an entry; the stream is read to its end and stays open. */
    public void add(String name, InputStream bytes) throws IOException {
        if (!BundleFormat.isName(name) || !names.add(name)) {
            throw new IllegalArgumentException("entry \"" + name + "\"; expected a plain name, and each once");
        }
        begin(name);
        ManifestEntry entry = Hashing.copy(name, bytes, zip, BundleFormat.ENTRY_BYTES_MAX);
        zip.closeEntry();
        if (entry.bytes() > BundleFormat.ENTRY_BYTES_MAX) {
            throw new IOException(name + " has more than " + BundleFormat.ENTRY_BYTES_MAX + " bytes");
        }
        entries.add(entry);
    }

    /** Adds a record as JSON that people can read. */
    public void addJson(String name, Object value) throws IOException {
        add(name, new ByteArrayInputStream(WireJson.writePretty(value)));
    }

    /** Whether there is such an entry already. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Adds the manifest and its signature: the bundle is whole. */
    public void finish(SigningKey key) throws IOException {
        byte[] manifest = WireJson.writePretty(new BundleManifest(BundleFormat.VERSION, campaignId, entries));
        begin(BundleFormat.MANIFEST);
        zip.write(manifest);
        zip.closeEntry();
        begin(BundleFormat.SIGNATURE);
        zip.write(WireJson.writePretty(BundleSignature.of(manifest, key)));
        zip.closeEntry();
        zip.finish();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(BundleFormat.ENTRY_TIME);
        zip.putNextEntry(entry);
    }
}
