package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * One event that moved one or more histories.
 *
 * @param branch of its campaigns; empty for those without one
 * @param worse whether the figures became worse; otherwise better
 * @param lastGood newest campaign before it; null when there is none
 * @param firstBad oldest campaign after it
 * @param evidence p-value of all changes together
 * @param cells how many figures moved
 * @param largest the largest change, as a share of the level before
 * @param openedAt ISO 8601, UTC
 * @param changedAt when its state changed last
 * @param actor who changed it
 * @param note what they said, empty when nothing
 */
public record IncidentRow(
        String id,
        IncidentState state,
        String branch,
        boolean worse,
        CauseRow cause,
        @Nullable String lastGood,
        @Nullable String lastGoodRevision,
        String firstBad,
        @Nullable String firstBadRevision,
        double evidence,
        int cells,
        double largest,
        String openedAt,
        String changedAt,
        String actor,
        String note) {}
