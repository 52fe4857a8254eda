package dev.assay.server.watch;

import org.jspecify.annotations.Nullable;

/**
 * How the histories are watched.
 *
 * @param isBuying whether a fast alarm buys a comparison
 * @param comparisonsPerDay that one device measures at most within 24 hours
 * @param hour of the nightly study, UTC, 0 … 23
 * @param sentinel name of the model that nobody touches; a device's label {@code sentinel} says otherwise. Null where there is none
 */
public record WatchTerms(
        boolean isBuying,
        int comparisonsPerDay,
        int hour,
        @Nullable String sentinel) {
    public WatchTerms {
        if (comparisonsPerDay < 0 || hour < 0 || hour > 23) {
            throw new IllegalArgumentException("assay.watch.comparisons-per-day is " + comparisonsPerDay
                    + " and assay.watch.hour " + hour + "; expected at least 0, and 0 to 23");
        }
    }
}
