package dev.assay.optimizer.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The largest resident memory that this process has had so far. */
final class ProcessPeak {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long UNKNOWN = -1;
    private static final int BYTES_PER_KIB = 1024;

    private ProcessPeak() {}

    /** In bytes; -1 on systems without {@code /proc}. */
    static long bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
