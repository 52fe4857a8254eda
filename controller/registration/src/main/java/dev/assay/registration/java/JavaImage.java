package dev.assay.registration.java;

import dev.assay.registration.bundle.NativePlatform;
import dev.assay.registration.bundle.Parcel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small Java runtime with what the agent needs and nothing else, made of this machine's JDK. Stateless. */
public final class JavaImage {
    /** What jdeps finds in the agent and its libraries, and elliptic curves for TLS, which are found by name at run time. */
    static final List<String> MODULES = List.of("java.base", "java.logging", "java.management", "jdk.crypto.ec");

    private static final long LIMIT_SECONDS = 180;

    private JavaImage() {}

    /**
     * Why none can be made for a platform here; empty when one can.
     *
     * @param libc the board's, for instance {@code glibc 2.36}; empty when it is not known
     */
    public static Optional<String> obstacle(NativePlatform platform, String libc) {
        if (!NativePlatform.ofThisJvm().equals(Optional.of(platform))) {
            return Optional.of(
                    "this machine is no " + platform.machine() + " Linux, so its JDK cannot make one for the board");
        }
        if (libc.startsWith("musl")) {
            return Optional.of("the board has " + libc + ", and this machine's JDK is made for glibc");
        }
        if (!Files.isExecutable(jlink()) || !Files.isDirectory(home().resolve("jmods"))) {
            return Optional.of(home() + " has no jlink or no jmods, so it cannot make one");
        }
        return Optional.empty();
    }

    /**
     * Makes one; takes some seconds.
     *
     * @param folder must not exist yet
     * @throws IOException with jlink's own words when it fails
     */
    public static Parcel make(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        jlink().toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("jlink.log").toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("jlink did not end within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("jlink failed: "
                    + Files.readString(folder.resolveSibling("jlink.log"), StandardCharsets.UTF_8)
                            .strip());
        }
        return Parcel.ofFolder(folder);
    }

    private static Path jlink() {
        return home().resolve("bin/jlink");
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
