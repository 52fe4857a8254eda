package dev.assay.cli.figure;

import java.time.Duration;
import java.util.Locale;

/** Durations, sizes and counts in words. */
public final class Amounts {
    private static final double BYTES_PER_KILOBYTE = 1e3;
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double BYTES_PER_GIGABYTE = 1e9;

    private Amounts() {}

    /** {@code 0.4 s}, {@code 45 s}, {@code 7 min 12 s}, {@code 2 h 03 min}, {@code 3 d 4 h}. */
    public static String duration(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1e3);
        if (duration.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 48 * 3600) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
        }
        return grouped(seconds / 86_400) + " d " + seconds % 86_400 / 3600 + " h";
    }

    /** A time that is only guessed, without false precision: {@code about 40 s}, {@code about 6 min}, {@code about 2 h 10 min}. */
    public static String guess(double seconds) {
        if (seconds < 55) {
            return "about " + Math.max(5, Math.round(seconds / 5) * 5) + " s";
        }
        long minutes = Math.max(1, Math.round(seconds / 60));
        if (minutes < 60) {
            return "about " + minutes + " min";
        }
        return String.format(Locale.ROOT, "about %d h %02d min", minutes / 60, minutes % 60 / 10 * 10);
    }

    /** {@code 512 B}, {@code 8.6 kB}, {@code 834 kB}, {@code 25.1 MB}: decimal units. */
    public static String bytes(long bytes) {
        if (bytes < BYTES_PER_KILOBYTE) {
            return bytes + " B";
        }
        if (bytes < BYTES_PER_MEGABYTE) {
            return scaled(bytes / BYTES_PER_KILOBYTE) + " kB";
        }
        if (bytes < BYTES_PER_GIGABYTE) {
            return scaled(bytes / BYTES_PER_MEGABYTE) + " MB";
        }
        return scaled(bytes / BYTES_PER_GIGABYTE) + " GB";
    }

    private static String scaled(double value) {
        return Figure.of(value, null, 1).value();
    }

    /** {@code 1 model}, {@code 3 models}; thousands are set apart: {@code 1 000 000 cells}. */
    public static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 1 000 000}; four digits stay together. */
    public static String grouped(long number) {
        String digits = Long.toString(number);
        return digits.length() <= 4 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ");
    }
}
