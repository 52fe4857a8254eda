package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a campaign to be judged against the accepted campaign of a branch.
 *
 * @param baseline the branch; null for the one that the sweep's {@code gate} block names
 * @param deviceSecondsMax a campaign that is expected to take more of all devices together is refused; null for no limit
 */
public record GateRequest(
        @Nullable String baseline,
        BaselineMove moveBaseline,
        @Nullable Double deviceSecondsMax) {}
