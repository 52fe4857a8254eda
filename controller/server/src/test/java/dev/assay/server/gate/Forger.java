package dev.assay.server.gate;

import dev.assay.evidence.bundle.BundleFormat;
import dev.assay.evidence.bundle.BundleWriter;
import dev.assay.evidence.signing.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Alters bundles, with or without a signature of its own. */
record Forger(Map<String, byte[]> entries) {
    static Forger of(Path bundle) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return new Forger(entries);
    }

    private Forger copy() {
        return new Forger(new LinkedHashMap<>(entries));
    }

    Forger with(String name, String text) {
        Forger changed = copy();
        changed.entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    Forger without(String name) {
        Forger changed = copy();
        changed.entries.remove(name);
        return changed;
    }

    /** Changes the text of the first entry that it changes anything in. */
    Forger changing(Predicate<String> names, UnaryOperator<String> change) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String text = new String(entry.getValue(), StandardCharsets.UTF_8);
            if (names.test(entry.getKey()) && !change.apply(text).equals(text)) {
                return with(entry.getKey(), change.apply(text));
            }
        }
        throw new AssertionError("nothing was changed");
    }

    /** The manifest as it was: whatever was changed does not fit it. */
    Path write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** With a manifest that fits what was changed, signed by whoever changed it. */
    Path sign(Path file, String campaign, SigningKey key) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            BundleWriter bundle = new BundleWriter(out, campaign);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                boolean isOwn = entry.getKey().equals(BundleFormat.MANIFEST)
                        || entry.getKey().equals(BundleFormat.SIGNATURE);
                if (!isOwn) {
                    bundle.add(entry.getKey(), new ByteArrayInputStream(entry.getValue()));
                }
            }
            bundle.finish(key);
        }
        return file;
    }
}
