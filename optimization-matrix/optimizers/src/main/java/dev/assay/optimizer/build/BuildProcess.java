package dev.assay.optimizer.build;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import com.google.protobuf.ByteString;
import dev.assay.dataset.Dataset;
import dev.assay.fork.Ending;
import dev.assay.fork.ForkedJvm;
import dev.assay.optimizer.onnx.WholeFile;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.sweep.VariantRecipe;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Builds variants, each in a process of its own: a native crash, hunger for memory or an endless loop costs that build alone, and
 * leaves neither a part of the variant nor temporary files. Immutable; may be used by several threads.
 */
public final class BuildProcess {
    /**
     * Enough for models of some 200 MB; little enough that two builds fit beside a controller. Short-lived objects get little room, as
     * they would otherwise fill it before any is collected: memory would grow with the calibration data.
     */
    public static final List<String> STANDARD_FLAGS =
            List.of("-Xmx1g", "-Xmn16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final List<String> jvmFlags;
    private final List<Path> classPath;
    private final Path scratch;

    /** With the class path of the optimizers' own classes. */
    public BuildProcess(List<String> jvmFlags) {
        this(jvmFlags, ownClassPath());
    }

    /** With a class path that holds the optimizers and all they need. */
    public BuildProcess(List<String> jvmFlags, List<Path> classPath) {
        this(jvmFlags, classPath, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** With the folder in which each build has its temporary one; what a killed parent leaves behind is there. */
    public BuildProcess(List<String> jvmFlags, List<Path> classPath, Path scratch) {
        this.jvmFlags = List.copyOf(jvmFlags);
        this.classPath = List.copyOf(classPath);
        this.scratch = scratch.toAbsolutePath();
    }

    /** The class path of the optimizers, wherever their classes came from. */
    public static List<Path> ownClassPath() {
        return classPathOf(
                VariantBuilder.class,
                VariantRecipe.class,
                Dataset.class,
                ForkedJvm.class,
                WireJson.class,
                JSON.class,
                JsonFactory.class,
                OrtEnvironment.class,
                ModelProto.class,
                ByteString.class,
                DMatrixRMaj.class,
                CommonOps_DDRM.class);
    }

    /** The jars and class folders that these classes were loaded from, each once. Works where {@code java.class.path} is only a launcher. */
    public static List<Path> classPathOf(Class<?>... members) {
        return Arrays.stream(members).map(BuildProcess::source).distinct().toList();
    }

    private static Path source(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(member + " came from a place with a broken name", e);
        }
    }

    /**
     * Builds the variant, or says why not; on any failure nothing is left behind.
     *
     * @param timeout after which the build is killed
     * @param cancelled asked now and then; the build is killed when it says true
     */
    public BuildOutcome build(BuildRequest request, Duration timeout, BooleanSupplier cancelled)
            throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory(scratch, "assay-build");
            try {
                return buildIn(folder, request, timeout, cancelled);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return BuildOutcome.failed(BuildFailure.Kind.FAULT, "no build could be started: " + e);
        }
    }

    private BuildOutcome buildIn(Path folder, BuildRequest request, Duration timeout, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        Path requestFile = folder.resolve("request.json");
        Path outcomeFile = folder.resolve("outcome.json");
        Path output = Path.of(request.outputPath()).toAbsolutePath();
        // The child may be killed at any moment; only what this process knows the name of can be removed then.
        Path unproven = output.resolveSibling("." + output.getFileName() + "." + UUID.randomUUID());
        Files.write(requestFile, WireJson.write(request.forChild(unproven)));
        try {
            Ending ending = jvm(folder, requestFile, outcomeFile).run(timeout, line -> {}, cancelled);
            BuildOutcome outcome = ending.isCompleted() ? read(outcomeFile) : failed(ending);
            if (outcome.failure() == null) {
                WholeFile.move(unproven, output);
            }
            return outcome;
        } finally {
            WholeFile.discard(unproven);
        }
    }

    private ForkedJvm jvm(Path folder, Path requestFile, Path outcomeFile) {
        List<String> flags = new ArrayList<>(jvmFlags);
        // ONNX Runtime unpacks its libraries there and cannot remove them when it is killed.
        flags.add("-Djava.io.tmpdir=" + folder);
        return ForkedJvm.builder(BuildMain.class.getName())
                .classPath(classPath)
                .jvmFlags(flags)
                .environment(Map.of("MALLOC_ARENA_MAX", "2"))
                .workingFolder(folder)
                .arguments(List.of(requestFile.toString(), outcomeFile.toString()))
                .build();
    }

    private static BuildOutcome read(Path outcomeFile) {
        try {
            return WireJson.read(BuildOutcome.class, Files.readAllBytes(outcomeFile));
        } catch (IOException | WireFormatException e) {
            return BuildOutcome.failed(BuildFailure.Kind.FAULT, "the build ended without a word: " + e);
        }
    }

    private static BuildOutcome failed(Ending ending) {
        BuildFailure.Kind kind = switch (ending.kind()) {
            case COMPLETED, FAILED -> BuildFailure.Kind.FAULT;
            case CRASHED -> BuildFailure.Kind.CRASHED;
            case OUT_OF_MEMORY -> BuildFailure.Kind.OUT_OF_MEMORY;
            case TIMED_OUT -> BuildFailure.Kind.TIMED_OUT;
            case CANCELLED -> BuildFailure.Kind.CANCELLED;
        };
        return BuildOutcome.failed(kind, "the build was not finished: " + ending.message());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
