package dev.assay.cli.farm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time for people. */
final class TimeText {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double MILLIS_PER_SECOND = 1e3;

    private TimeText() {}

    /** For instance {@code 2026-11-21 13:40:07}, in UTC. */
    static String utc(double epochSeconds) {
        return UTC.format(instant(epochSeconds));
    }

    /** For instance {@code 5 min ago}, {@code in 3 d}. */
    static String distance(double epochSeconds, Instant now) {
        Duration past = Duration.between(instant(epochSeconds), now);
        return past.isNegative() ? "in " + length(past.negated()) : length(past) + " ago";
    }

    private static String length(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " d";
        }
        if (duration.toHours() > 1) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() > 1 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static Instant instant(double epochSeconds) {
        return Instant.ofEpochMilli(Math.round(epochSeconds * MILLIS_PER_SECOND));
    }
}
