package dev.assay.agent.session;

import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * ONNX Runtime's libraries for this platform: beside the agent, as on a board, or taken out of their jar once. Left to itself ONNX
 * Runtime would do so at every start of a run, and leave 28 MB behind whenever a run is killed.
 */
final class NativeLibraries {
    private static final String JAR_FOLDER = "ai/onnxruntime/native/";
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static final int KEY_DIGITS = 16;
    /** ONNX Runtime's own property, with which an agent is started that has the libraries beside it and not in its jar. */
    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";

    private NativeLibraries() {}

    /**
     * The folder with the two libraries: the one that this JVM was told, else one below {@code home}.
     *
     * @throws IOException when they are not there, or there are none for this platform
     */
    static Path of(Path home) throws IOException {
        String given = System.getProperty(FOLDER_PROPERTY);
        return given == null ? extract(home) : complete(Path.of(given));
    }

    static Path complete(Path folder) throws IOException {
        for (String name : NAMES) {
            String file = System.mapLibraryName(name);
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new IOException(FOLDER_PROPERTY + " is " + folder + ", which has no " + file
                        + "; expected ONNX Runtime's two libraries");
            }
        }
        return folder.toAbsolutePath();
    }

    /**
     * The folder with the two libraries, made if need be. Safe against a second process that does the same, and against being
     * killed half-way.
     *
     * @param home below which it is kept, named by the hash of what is in it
     */
    static Path extract(Path home) throws IOException {
        Path jar = RunJvm.sourceOf(OrtSession.class);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> libraries = libraries(zip);
            Path folder = home.resolve("onnxruntime-" + key(libraries));
            Files.createDirectories(folder);
            for (ZipEntry library : libraries) {
                extract(zip, library, folder);
            }
            return folder.toAbsolutePath();
        }
    }

    private static List<ZipEntry> libraries(ZipFile zip) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        boolean isMac = system.startsWith("mac");
        boolean isWindows = system.startsWith("windows");
        String platform = (isMac ? "osx" : isWindows ? "win" : system) + "-" + (arch.equals("amd64") ? "x64" : arch);
        List<ZipEntry> libraries = new ArrayList<>();
        for (String name : NAMES) {
            String file = isWindows ? name + ".dll" : "lib" + name + (isMac ? ".dylib" : ".so");
            ZipEntry entry = zip.getEntry(JAR_FOLDER + platform + "/" + file);
            if (entry == null) {
                throw new IOException("ONNX Runtime has no build for " + platform + "; expected one of "
                        + "linux-x64, linux-aarch64, osx-aarch64, win-x64");
            }
            libraries.add(entry);
        }
        return libraries;
    }

    /** Names, sizes and checksums of the jar's directory: telling versions apart needs no reading of 28 MB. */
    private static String key(List<ZipEntry> libraries) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (ZipEntry library : libraries) {
                String line = library.getName() + " " + library.getSize() + " " + library.getCrc() + "\n";
                sha256.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha256.digest()).substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void extract(ZipFile zip, ZipEntry library, Path folder) throws IOException {
        Path file = folder.resolve(library.getName().substring(library.getName().lastIndexOf('/') + 1));
        if (Files.exists(file) && Files.size(file) == library.getSize()) {
            return;
        }
        Path part = Files.createTempFile(folder, "part-", "");
        try (InputStream in = zip.getInputStream(library)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
