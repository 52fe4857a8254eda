package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * A suspicion after a new value. It reaches nobody by itself: it buys a comparison in pairs, or says why it bought none.
 *
 * @param change of the newest values to those before, as a share
 * @param suspect campaign in which they begin
 * @param comparison the campaign that was bought; null when none was
 * @param note why it was bought, or why not
 * @param raisedAt ISO 8601, UTC
 */
public record AlarmRow(
        double change, String suspect, @Nullable String comparison, String note, String raisedAt) {}
