package dev.assay.api;

import dev.assay.regression.verdict.GatedMetric;
import org.jspecify.annotations.Nullable;

/**
 * A change of level in one history.
 *
 * @param cell what it is a figure of, for people: {@code student · static-int8 on kitchen-pi5}
 * @param before median of the level before, in the metric's base unit
 * @param after median of the level after
 * @param change as a share of the level before, 0.031 is 3.1 % more
 * @param changeLow lower end of its interval, about 95 %
 * @param changeHigh upper end
 * @param worse whether the new level is the worse one
 * @param lastGood newest campaign that was surely before it; null when there is none
 * @param lastGoodRevision its revision
 * @param firstBad oldest campaign that was surely after it
 * @param likely the campaign in which it most likely began
 * @param sentinel model by which what the device did was taken out; null when none was
 * @param current whether the last study still saw it
 * @param incident that it belongs to; null before incidents were made
 * @param comparison the campaign that compared both levels side by side; null when none was bought
 */
public record StepRow(
        String id,
        String series,
        String cell,
        GatedMetric metric,
        double before,
        double after,
        double change,
        double changeLow,
        double changeHigh,
        boolean worse,
        @Nullable String lastGood,
        @Nullable String lastGoodRevision,
        String firstBad,
        @Nullable String firstBadRevision,
        String likely,
        @Nullable String likelyRevision,
        @Nullable String sentinel,
        boolean current,
        @Nullable String incident,
        @Nullable String comparison) {}
