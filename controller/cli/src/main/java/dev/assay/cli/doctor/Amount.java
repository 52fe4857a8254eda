package dev.assay.cli.doctor;

import java.util.Locale;

/** Bytes and times in the words of a doctor: no more digits than help. */
final class Amount {
    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final double MILLIS_PER_SECOND = 1e3;

    private Amount() {}

    static String bytes(long bytes) {
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE)
                : String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
    }

    static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.0f ms", seconds * MILLIS_PER_SECOND)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
