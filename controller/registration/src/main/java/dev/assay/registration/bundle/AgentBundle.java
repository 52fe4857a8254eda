package dev.assay.registration.bundle;

import dev.assay.protocol.CodeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The agent for boards of one platform: its jars, ONNX Runtime's two native libraries, the flags of its JVM, and the scripts that start
 * it. The same build gives the same bytes, and so the same name, on every machine.
 *
 * @param agentVersion how the agent of this bundle names itself to the controller
 */
public record AgentBundle(NativePlatform platform, String agentVersion, Parcel parcel) {
    private static final String FLAGS = "agent-jvm.flags";
    private static final String FLAGS_IN_JAR = "dev/assay/agent/" + FLAGS;
    private static final int LABEL_DIGITS = 12;
    private static final int VERSION_DIGITS = 12;

    /**
     * Puts a bundle together.
     *
     * @param scratch an empty folder for its files, which must stay until the bundle was sent
     */
    public static AgentBundle make(AgentFiles agent, NativePlatform platform, Path scratch) throws IOException {
        Path libraries = Files.createDirectories(scratch.resolve("lib"));
        copy(agent.jar(), libraries);
        boolean hasOnnxRuntime = false;
        for (Path library : agent.libraries()) {
            if (library.getFileName().toString().startsWith(OnnxRuntimeJar.NAME_BEGIN)) {
                hasOnnxRuntime = true;
                OnnxRuntimeJar.writeClasses(library, libraries.resolve(library.getFileName()));
                OnnxRuntimeJar.writeLibraries(library, platform, Files.createDirectories(scratch.resolve("native")));
            } else {
                copy(library, libraries);
            }
        }
        if (!hasOnnxRuntime) {
            throw new IOException("there is no ONNX Runtime among the libraries of " + agent.jar()
                    + "; \"./assay --version\" builds what is missing");
        }
        writeFlags(agent.jar(), scratch.resolve(FLAGS));
        writeScript("agent", scratch);
        writeScript("service", scratch);
        Parcel parcel = Parcel.ofFolder(scratch);
        return new AgentBundle(platform, version(parcel, agent.jar()), parcel);
    }

    /** Its name on a board. */
    public String hash() {
        return parcel.hash();
    }

    /** The first digits of its name, by which people and the device's label {@code bundle} tell bundles apart. */
    public String shortHash() {
        return shortHash(hash());
    }

    /** The first digits of a bundle's name. */
    public static String shortHash(String hash) {
        return hash.substring(0, Math.min(LABEL_DIGITS, hash.length()));
    }

    /** The agent hashes its own jar, see {@link CodeIdentity}. */
    private static String version(Parcel parcel, Path jar) {
        String name = "lib/" + jar.getFileName();
        return parcel.files().stream()
                .filter(file -> file.path().equals(name))
                .map(file -> CodeIdentity.RELEASE + "+" + file.sha256().substring(0, VERSION_DIGITS))
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()));
    }

    private static void writeFlags(Path jar, Path file) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry flags = zip.getEntry(FLAGS_IN_JAR);
            if (flags == null) {
                throw new IOException(jar + " has no " + FLAGS_IN_JAR + "; expected the agent's own jar");
            }
            try (InputStream in = zip.getInputStream(flags)) {
                Files.copy(in, file);
            }
        }
    }

    private static void writeScript(String name, Path folder) throws IOException {
        try (InputStream in = AgentBundle.class.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalStateException(name + ".sh is not beside " + AgentBundle.class.getName());
            }
            Path script = folder.resolve(name);
            Files.copy(in, script);
            if (!script.toFile().setExecutable(true)) {
                throw new IOException(script + " cannot be made executable");
            }
        }
    }
}
