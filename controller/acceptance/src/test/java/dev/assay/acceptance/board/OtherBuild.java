package dev.assay.acceptance.board;

import dev.assay.acceptance.Repository;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Checkouts of Assay with another agent than ours: the rest is ours. */
final class OtherBuild {
    private OtherBuild() {}

    /** An agent that does the same as ours and has another hash. */
    static Path newer(Path folder) throws IOException {
        return build(
                folder, "META-INF/another-build", "another build".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** An agent that cannot even start. */
    static Path broken(Path folder) throws IOException {
        return build(folder, "dev/assay/agent/AgentMain.class", new byte[] {0, 1, 2, 3});
    }

    /** Returns the checkout's {@code assay}. */
    private static Path build(Path folder, String entry, byte[] content) throws IOException {
        Path ours = Repository.root();
        Path target = Files.createDirectories(folder.resolve("agent/runtime/target"));
        Files.createSymbolicLink(folder.resolve("controller"), ours.resolve("controller"));
        Files.createSymbolicLink(folder.resolve("agent/simulator"), ours.resolve("agent/simulator"));
        Files.createSymbolicLink(folder.resolve("agent/runtime/src"), ours.resolve("agent/runtime/src"));
        Files.createSymbolicLink(target.resolve("lib"), ours.resolve("agent/runtime/target/lib"));
        Path jar = jar(ours.resolve("agent/runtime/target"));
        Path copy = Files.copy(jar, target.resolve(jar.getFileName()));
        try (FileSystem zip = FileSystems.newFileSystem(copy)) {
            Files.write(zip.getPath(entry), content);
        }
        Path script = Files.copy(ours.resolve("assay"), folder.resolve("assay"));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private static Path jar(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("assay-agent-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
