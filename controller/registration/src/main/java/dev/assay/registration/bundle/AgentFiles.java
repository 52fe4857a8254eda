package dev.assay.registration.bundle;

import dev.assay.protocol.CodeIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The built agent on this machine.
 *
 * @param jar the agent's own
 * @param libraries the jars it needs, by name; ONNX Runtime with the native libraries of every platform is among them
 */
public record AgentFiles(Path jar, List<Path> libraries) {
    public AgentFiles {
        libraries = List.copyOf(libraries);
    }

    /**
     * What the build left in a folder: the agent's jar, and its libraries in {@code lib}.
     *
     * @throws IOException when it is not all there; the message says what to do
     */
    public static AgentFiles in(Path folder) throws IOException {
        Path jar = folder.resolve("assay-agent-" + CodeIdentity.RELEASE + ".jar");
        List<Path> libraries = new ArrayList<>();
        if (Files.isDirectory(folder.resolve("lib"))) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder.resolve("lib"), "*.jar")) {
                jars.forEach(libraries::add);
            }
        }
        Collections.sort(libraries);
        if (!Files.isRegularFile(jar) || libraries.isEmpty()) {
            throw new IOException("the agent is not built: expected " + jar + " and its libraries in "
                    + folder.resolve("lib") + "; \"./assay --version\" builds what is missing");
        }
        return new AgentFiles(jar, libraries);
    }
}
