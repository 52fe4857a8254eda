package dev.assay.regression.finding;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.pareto.Objective;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variant of a model that was measured on a device.
 *
 * @param cell says which it is, to whoever asked
 * @param label what people call it, {@code static-int8 rank=0.5}
 * @param figures those that are known; see {@link VariantFigures}
 * @param examples how many examples the accuracy is a share of; 0 when there is none
 * @param change of accuracy against the model's fp32; null when there is none
 */
public record MeasuredVariant(
        int cell,
        String label,
        VariantTraits traits,
        Map<FigureKind, Interval> figures,
        int examples,
        @Nullable AccuracyChange change) {
    public MeasuredVariant {
        figures = figures.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /** A figure with its uncertainty; null when there is none. */
    public @Nullable Interval figure(FigureKind kind) {
        return figures.get(kind);
    }

    /** The figure as something that should be small, to be told apart from that of another variant. */
    Optional<Objective> objective(FigureKind kind) {
        return Optional.ofNullable(figures.get(kind))
                .map(interval -> kind == FigureKind.ACCURACY
                        ? Objective.ofWrongAnswers(interval.value(), examples)
                        : Objective.of(interval.value(), interval.isExact() ? null : interval.halfWidth()));
    }

    /** Whether this figure is better than the other variant's, by more than 1 % and by more than chance. */
    public boolean isProvenBetter(FigureKind kind, MeasuredVariant other) {
        Optional<Objective> mine = objective(kind);
        Optional<Objective> others = other.objective(kind);
        return isCertain(kind)
                && other.isCertain(kind)
                && mine.isPresent()
                && others.isPresent()
                && mine.get().isProvenBetterThan(others.get());
    }

    /** Whether the figure is there and its uncertainty is known. */
    boolean isCertain(FigureKind kind) {
        Interval interval = figures.get(kind);
        return interval != null && interval.hasUncertainty();
    }
}
