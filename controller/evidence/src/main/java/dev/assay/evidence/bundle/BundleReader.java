package dev.assay.evidence.bundle;

import dev.assay.evidence.signing.BundleSignature;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a bundle that anybody may have made. Nothing is ever unpacked to the disk, and of an entry never more is unpacked than the manifest
 * names. Not thread-safe.
 */
public final class BundleReader implements AutoCloseable {
    private static final long MANIFEST_BYTES_MAX = 32L << 20;
    private static final long SIGNATURE_BYTES_MAX = 1L << 16;

    private final ZipFile zip;
    private final List<? extends ZipEntry> all;
    private final byte[] manifestBytes;
    private final BundleManifest manifest;
    private final Map<String, ManifestEntry> known = new HashMap<>();

    private BundleReader(ZipFile zip) throws IOException, BundleException {
        this.zip = zip;
        if (zip.size() > BundleFormat.ENTRIES_MAX) {
            throw new BundleException(
                    "it has " + zip.size() + " entries; expected at most " + BundleFormat.ENTRIES_MAX);
        }
        this.all = zip.stream().toList();
        this.manifestBytes = required(BundleFormat.MANIFEST, MANIFEST_BYTES_MAX);
        this.manifest = parse(BundleManifest.class, BundleFormat.MANIFEST, manifestBytes);
        requireSound(manifest);
        manifest.entries().forEach(entry -> known.put(entry.name(), entry));
    }

    /**
     * Opens a bundle.
     *
     * @throws BundleException when it is none, or was cut off
     */
    public static BundleReader open(Path file) throws BundleException {
        if (!Files.isRegularFile(file)) {
            throw new BundleException(file + " is no file; expected what \"assay evidence export\" wrote");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BundleException(
                    file + " is no whole zip file (" + e.getMessage()
                            + "); expected what \"assay evidence export\" wrote, to its end",
                    e);
        } catch (IOException e) {
            throw new BundleException(file + " cannot be read: " + e.getMessage(), e);
        }
        try {
            return new BundleReader(zip);
        } catch (IOException | BundleException | RuntimeException e) {
            closeAfter(zip, e);
            throw new BundleException(file + " is no bundle of evidence: " + e.getMessage(), e);
        }
    }

    private static void closeAfter(ZipFile zip, Exception failure) {
        try {
            zip.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void requireSound(BundleManifest manifest) throws BundleException {
        if (!BundleFormat.VERSION.equals(manifest.format())) {
            throw new BundleException(
                    "its format is \"" + manifest.format() + "\"; this Assay reads " + BundleFormat.VERSION);
        }
        Set<String> names = new HashSet<>();
        long total = 0;
        for (ManifestEntry entry : manifest.entries()) {
            boolean isSound = BundleFormat.isName(entry.name())
                    && names.add(entry.name())
                    && entry.bytes() >= 0
                    && entry.bytes() <= BundleFormat.ENTRY_BYTES_MAX;
            total += isSound ? entry.bytes() : BundleFormat.TOTAL_BYTES_MAX + 1;
            if (total > BundleFormat.TOTAL_BYTES_MAX) {
                throw new BundleException(
                        "manifest.json lists \"" + printable(entry.name()) + "\" with " + entry.bytes()
                                + " bytes; expected plain names, each once, of at most " + BundleFormat.ENTRY_BYTES_MAX
                                + " bytes and " + BundleFormat.TOTAL_BYTES_MAX + " together");
            }
        }
    }

    /** What the bundle says that it holds. */
    public BundleManifest manifest() {
        return manifest;
    }

    /** The manifest as it was signed. */
    public byte[] manifestBytes() {
        return manifestBytes.clone();
    }

    /**
     * Who vouches for the manifest.
     *
     * @throws BundleException when there is no signature, or none that can be read
     */
    public BundleSignature signature() throws BundleException {
        try {
            return parse(
                    BundleSignature.class,
                    BundleFormat.SIGNATURE,
                    required(BundleFormat.SIGNATURE, SIGNATURE_BYTES_MAX));
        } catch (IOException e) {
            throw new BundleException(BundleFormat.SIGNATURE + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** Unpacks every entry once, and compares all with the manifest. */
    public List<Discrepancy> discrepancies() {
        List<Discrepancy> found = new ArrayList<>();
        Map<String, ZipEntry> there = new HashMap<>();
        for (ZipEntry entry : all) {
            boolean isOwn = entry.getName().equals(BundleFormat.MANIFEST)
                    || entry.getName().equals(BundleFormat.SIGNATURE);
            if (there.put(entry.getName(), entry) != null || !(isOwn || known.containsKey(entry.getName()))) {
                found.add(new Discrepancy(
                        printable(entry.getName()), "an entry that was added", "only those that the manifest names"));
            }
        }
        for (ManifestEntry expected : manifest.entries()) {
            ZipEntry entry = there.get(expected.name());
            if (entry == null) {
                found.add(new Discrepancy(expected.name(), "no such entry", text(expected)));
            } else {
                compare(entry, expected).ifPresent(found::add);
            }
        }
        if (zip.getComment() != null) {
            found.add(new Discrepancy("the zip file", "a comment that was added", "none"));
        }
        return found;
    }

    private Optional<Discrepancy> compare(ZipEntry entry, ManifestEntry expected) {
        try (InputStream in = zip.getInputStream(entry)) {
            ManifestEntry read = Hashing.copy(expected.name(), in, OutputStream.nullOutputStream(), expected.bytes());
            return read.equals(expected)
                    ? Optional.empty()
                    : Optional.of(new Discrepancy(
                            expected.name(),
                            read.bytes() > expected.bytes() ? "more than " + expected.bytes() + " bytes" : text(read),
                            text(expected)));
        } catch (IOException e) {
            return Optional.of(new Discrepancy(
                    expected.name(), "bytes that cannot be unpacked (" + e.getMessage() + ")", text(expected)));
        }
    }

    private static String text(ManifestEntry entry) {
        return String.format(Locale.ROOT, "%d bytes with SHA-256 %s", entry.bytes(), entry.sha256());
    }

    /** Whether the manifest names the entry. */
    public boolean names(String name) {
        return known.containsKey(name);
    }

    /**
     * The bytes of an entry, also where they are not what the manifest says.
     *
     * @throws BundleException when there is none, it cannot be unpacked, or is too long to be held in memory
     */
    public byte[] read(String name) throws BundleException {
        ManifestEntry entry = known.get(name);
        if (entry == null) {
            throw new BundleException("there is no " + name);
        }
        try {
            return required(name, Math.min(entry.bytes(), BundleFormat.JSON_BYTES_MAX));
        } catch (IOException e) {
            throw new BundleException(name + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /**
     * The record that an entry holds.
     *
     * @throws BundleException as {@link #read(String)}, and when it is no such record
     */
    public <T> T read(Class<T> type, String name) throws BundleException {
        return parse(type, name, read(name));
    }

    private byte[] required(String name, long bytesMax) throws IOException, BundleException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BundleException("there is no " + name);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = zip.getInputStream(entry)) {
            if (Hashing.copy(name, in, bytes, bytesMax).bytes() > bytesMax) {
                throw new BundleException(name + " has more than " + bytesMax + " bytes; expected at most that many");
            }
        }
        return bytes.toByteArray();
    }

    private static <T> T parse(Class<T> type, String name, byte[] json) throws BundleException {
        try {
            return WireJson.read(type, json);
        } catch (WireFormatException e) {
            throw new BundleException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A name that somebody else chose must not steer a terminal. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^ -~]", "?");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
