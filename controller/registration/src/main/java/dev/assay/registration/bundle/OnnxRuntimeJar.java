package dev.assay.registration.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** ONNX Runtime's jar, which holds the native libraries of every platform: 54 MB, of which a board needs its own 28 MB alone. */
final class OnnxRuntimeJar {
    /** How its file is called, whatever the version. */
    static final String NAME_BEGIN = "onnxruntime-";

    private static final String NATIVE_FOLDER = "ai/onnxruntime/native/";
    private static final List<String> LIBRARIES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
    /** What zip files can say at the earliest; any fixed time does. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private OnnxRuntimeJar() {}

    /** Writes its classes without any native library. Stored, not deflated, so that no version of zlib changes a byte of it. */
    static void writeClasses(Path jar, Path slim) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(slim))) {
            List<? extends ZipEntry> classes = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith(NATIVE_FOLDER))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : classes) {
                try (InputStream in = zip.getInputStream(entry)) {
                    store(out, entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(FIXED_TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /**
     * Writes the native libraries of one platform into a folder.
     *
     * @throws IOException when the jar has none for it
     */
    static void writeLibraries(Path jar, NativePlatform platform, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (String library : LIBRARIES) {
                ZipEntry entry = zip.getEntry(NATIVE_FOLDER + platform.onnxRuntimeFolder() + "/" + library);
                if (entry == null) {
                    throw new IOException(jar + " has no " + library + " for " + platform.onnxRuntimeFolder()
                            + "; expected ONNX Runtime's own jar");
                }
                try (InputStream in = zip.getInputStream(entry);
                        OutputStream out = Files.newOutputStream(folder.resolve(library))) {
                    in.transferTo(out);
                }
            }
        }
    }
}
