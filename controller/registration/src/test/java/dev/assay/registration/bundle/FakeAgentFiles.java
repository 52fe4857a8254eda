package dev.assay.registration.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A built agent of a few bytes. Public for the tests of other packages. */
public final class FakeAgentFiles {
    private FakeAgentFiles() {}

    /**
     * Writes one into a folder.
     *
     * @param code stands for the agent's code: other code is another agent; a comment in its flags as well, where a shell finds it
     */
    public static AgentFiles write(Path folder, String code) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        zip(
                folder.resolve("assay-agent-0.1.0.jar"),
                Map.of(
                        "dev/assay/agent/agent-jvm.flags",
                        "-Xmx64m\n# " + code + "\n",
                        "dev/assay/agent/AgentMain.class",
                        code));
        zip(folder.resolve("lib/assay-protocol-0.1.0.jar"), Map.of("dev/assay/protocol/Word.class", "word"));
        Map<String, String> onnxRuntime = new TreeMap<>(Map.of("ai/onnxruntime/OrtSession.class", "session"));
        for (String platform : new String[] {"linux-x64", "linux-aarch64", "osx-aarch64"}) {
            onnxRuntime.put("ai/onnxruntime/native/" + platform + "/libonnxruntime.so", "engine of " + platform);
            onnxRuntime.put("ai/onnxruntime/native/" + platform + "/libonnxruntime4j_jni.so", "glue of " + platform);
        }
        zip(folder.resolve("lib/onnxruntime-1.29.0.jar"), onnxRuntime);
        return AgentFiles.in(folder);
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                ZipEntry zipped = new ZipEntry(entry.getKey());
                zipped.setTime(0);
                zip.putNextEntry(zipped);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
