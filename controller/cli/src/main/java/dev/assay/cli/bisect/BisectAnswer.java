package dev.assay.cli.bisect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bisection has found.
 *
 * @param state at its end
 * @param shift how the bad build differs from the good one
 * @param culprit the likeliest commit; null when good and bad do not differ
 * @param group the culprit and the commits before it that could not be built: one of them
 * @param posterior how sure it is
 * @param isSure whether that is as sure as was asked for
 */
public record BisectAnswer(
        BisectState state,
        Belief.Shift shift,
        @Nullable String culprit,
        List<String> group,
        double posterior,
        boolean isSure) {
    public BisectAnswer {
        group = List.copyOf(group);
    }
}
