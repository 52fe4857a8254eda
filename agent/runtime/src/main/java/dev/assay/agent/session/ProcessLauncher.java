package dev.assay.agent.session;

import dev.assay.agent.run.PhaseMark;
import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.RunRequest;
import dev.assay.fork.Ending;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts each run as a JVM of its own. Thread-safe, since every launch has its own folder. */
public final class ProcessLauncher implements RunLauncher {
    private static final String PREFIX = "run-";

    private final Path nativeFolder;
    private final Path scratch;
    private final List<String> flags;

    private ProcessLauncher(Path nativeFolder, Path scratch, List<String> flags) {
        this.nativeFolder = nativeFolder;
        this.scratch = scratch;
        this.flags = flags;
    }

    /**
     * Makes ready what every run needs.
     *
     * @param home folder for ONNX Runtime's libraries and for the files of the run that is under way
     * @throws IOException when the folder cannot be written, or ONNX Runtime has no build for this platform
     */
    public static ProcessLauncher in(Path home) throws IOException {
        return in(home, RunJvm.flags());
    }

    static ProcessLauncher in(Path home, List<String> flags) throws IOException {
        Path scratch = Files.createDirectories(home.resolve("runs")).toAbsolutePath();
        deleteLeftovers(scratch);
        return new ProcessLauncher(NativeLibraries.of(home.resolve("native")), scratch, flags);
    }

    @Override
    public RunOutcome launch(
            RunRequest request, Duration timeout, Consumer<PhaseMark> onMark, BooleanSupplier isCancelled)
            throws SessionStoppedException, InterruptedException {
        try {
            Path folder = Files.createTempDirectory(
                    scratch, PREFIX + ProcessHandle.current().pid() + "-");
            try {
                return launchIn(folder, request, timeout, onMark, isCancelled);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return RunOutcome.of(new RunFailure(
                    RunFailure.Kind.CRASHED, "the run's process could not be started: " + e.getMessage()));
        }
    }

    private RunOutcome launchIn(
            Path folder, RunRequest request, Duration timeout, Consumer<PhaseMark> onMark, BooleanSupplier isCancelled)
            throws IOException, SessionStoppedException, InterruptedException {
        Path requestFile = folder.resolve("request.json");
        Path outcomeFile = folder.resolve("outcome.json");
        Files.write(requestFile, WireJson.write(request));
        Ending ending = RunJvm.describe(nativeFolder, flags, folder, requestFile, outcomeFile)
                .run(timeout, line -> PhaseMark.parse(line).ifPresent(onMark), isCancelled);
        return switch (ending.kind()) {
            case COMPLETED -> read(outcomeFile);
            case FAILED, CRASHED -> failure(RunFailure.Kind.CRASHED, ending);
            case OUT_OF_MEMORY -> failure(RunFailure.Kind.OUT_OF_MEMORY, ending);
            case TIMED_OUT -> failure(RunFailure.Kind.TIMED_OUT, ending);
            case CANCELLED -> throw SessionStoppedException.beforeItsEnd();
        };
    }

    private static RunOutcome read(Path outcomeFile) throws IOException {
        try {
            return WireJson.read(RunOutcome.class, Files.readAllBytes(outcomeFile));
        } catch (WireFormatException e) {
            return RunOutcome.of(new RunFailure(
                    RunFailure.Kind.CRASHED, "the run's process left no readable outcome: " + e.getMessage()));
        }
    }

    private static RunOutcome failure(RunFailure.Kind kind, Ending ending) {
        return RunOutcome.of(new RunFailure(kind, ending.message()));
    }

    /** Folders of processes that were killed before they could clean up. */
    private static void deleteLeftovers(Path scratch) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(scratch, PREFIX + "*-*")) {
            for (Path folder : folders) {
                String pid = String.valueOf(folder.getFileName()).split("-")[1];
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
