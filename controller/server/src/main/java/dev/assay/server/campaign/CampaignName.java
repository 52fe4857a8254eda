package dev.assay.server.campaign;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names campaigns so that people can say them: {@code digits-20261120-1}. */
final class CampaignName {
    private static final int SWEEP_CHARACTERS_MAX = 60;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CampaignName() {}

    /** What all campaigns of a sweep on one day begin with. */
    static String prefix(String sweep, Instant when) {
        String plain =
                sweep.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = plain.substring(0, Math.min(plain.length(), SWEEP_CHARACTERS_MAX));
        return (name.isEmpty() ? "sweep" : name) + "-" + DAY.format(when) + "-";
    }
}
