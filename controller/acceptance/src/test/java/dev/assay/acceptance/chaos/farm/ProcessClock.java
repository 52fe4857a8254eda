package dev.assay.acceptance.chaos.farm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of one process, by libfaketime; monotonic time goes on as it does. Reads of the clock may lag a second behind
 * {@link #jump}.
 */
public final class ProcessClock {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

    private final Path file;

    /** @param file holds how far the clock is off; made here */
    public ProcessClock(Path file) throws IOException {
        this.file = file;
        jump(Duration.ZERO);
    }

    /** Debian's library; empty where it is not installed. */
    public static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** What the process's environment must say, without which {@link #jump} has no effect. */
    public Map<String, String> environment() {
        return library()
                .map(library -> Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        file.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Otherwise every timed wait of a JVM returns at once (libfaketime 0.9.10).
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0"))
                .orElse(Map.of());
    }

    /** Sets the clock to the right time and this much more. */
    public void jump(Duration offset) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long seconds = offset.toSeconds();
        Files.writeString(part, (seconds < 0 ? "" : "+") + seconds + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
