package dev.assay.regression.finding;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a finding rests on.
 *
 * @param variant of the variant that the finding is about
 * @param other of the variant that it is compared with; null when it is compared with a limit
 * @param limit in the base unit of the figure; null when it is compared with a variant
 */
public record FindingFigure(
        FigureKind figure,
        Interval variant,
        @Nullable Interval other,
        @Nullable Double limit) {}
