package dev.assay.acceptance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process uses, as Linux counts it. */
final class ProcessGauge {
    private static final double TICKS_PER_SECOND = 100;
    private static final double BYTES_PER_KIB = 1024;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private final long pid;

    ProcessGauge(long pid) {
        this.pid = pid;
    }

    /** Processor time since its start. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // The name, in brackets, may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Resident memory. */
    double residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIB)
                .findFirst()
                .orElse(0);
    }

    /** How many processes wanted a processor during the last minute, everybody's. */
    static double loadAverage() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }
}
