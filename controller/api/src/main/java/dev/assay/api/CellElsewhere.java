package dev.assay.api;

import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * The same variant on another device.
 *
 * @param index of its cell in the same campaign
 * @param reason why there are no figures; null when there are
 * @param summary the figures; null when there are none
 */
public record CellElsewhere(
        int index,
        @Nullable String device,
        CellState state,
        @Nullable String reason,
        boolean simulated,
        @Nullable SessionSummary summary) {}
