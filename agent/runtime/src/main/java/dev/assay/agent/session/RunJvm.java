package dev.assay.agent.session;

import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.assay.agent.run.RunMain;
import dev.assay.dataset.Dataset;
import dev.assay.fork.ForkedJvm;
import dev.assay.fork.Lifeline;
import dev.assay.protocol.WireJson;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JVM that each run gets: the same whoever starts it, with a small fixed heap and nothing but ONNX Runtime. */
public final class RunJvm {
    private static final int FIRST_RELEASE_THAT_ASKS_FOR_NATIVE_ACCESS = 22;

    private RunJvm() {}

    /** Its flags, in order; part of the environment's fingerprint. */
    public static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of(
                // Fixed and touched at the start, so that what memory grows by is the model's and not the heap's.
                "-Xms32m",
                "-Xmx32m",
                "-Xmn16m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                // One compiler, soon finished: the timed path is a few hundred lines of Java.
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                // Inputs live outside the heap, and may be larger than it.
                "-XX:MaxDirectMemorySize=2g"));
        if (Runtime.version().feature() >= FIRST_RELEASE_THAT_ASKS_FOR_NATIVE_ACCESS) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        return List.copyOf(flags);
    }

    /**
     * @param nativeFolder where ONNX Runtime's two libraries are
     * @param request the file that RunMain reads
     * @param outcome the file that it writes
     */
    static ForkedJvm describe(Path nativeFolder, List<String> flags, Path workingFolder, Path request, Path outcome) {
        return ForkedJvm.builder(RunMain.class.getName())
                .classPath(classPath())
                .jvmFlags(flags)
                .jvmFlags(List.of("-Donnxruntime.native.path=" + nativeFolder))
                // Two allocation arenas instead of eight per core: less memory that depends on chance.
                .environment(Map.of("MALLOC_ARENA_MAX", "2"))
                .workingFolder(workingFolder)
                .arguments(List.of(request.toString(), outcome.toString()))
                .build();
    }

    private static List<Path> classPath() {
        return Stream.of(
                        RunMain.class,
                        WireJson.class,
                        Lifeline.class,
                        Dataset.class,
                        JSON.class,
                        JsonFactory.class,
                        OrtSession.class)
                .map(RunJvm::sourceOf)
                .distinct()
                .toList();
    }

    static Path sourceOf(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
