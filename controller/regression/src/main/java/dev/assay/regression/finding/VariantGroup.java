package dev.assay.regression.finding;

import dev.assay.regression.pareto.Objective;
import dev.assay.regression.pareto.ParetoFront;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measured variants of one model on one device with one batch: a batch of eight is slower than one, but it is no worse variant. A
 * figure that one of them lacks dominates nobody.
 */
public final class VariantGroup {
    private static final List<FigureKind> OBJECTIVES = List.of(
            FigureKind.LATENCY_P50, FigureKind.MEMORY_PEAK, FigureKind.SIZE, FigureKind.ENERGY, FigureKind.ACCURACY);

    private final List<MeasuredVariant> variants;
    private final Map<Integer, MeasuredVariant> dominatorByCell = new LinkedHashMap<>();
    private final List<FigureKind> compared = new ArrayList<>();

    /** @param variants all with a median latency */
    public VariantGroup(List<MeasuredVariant> variants) {
        this.variants = List.copyOf(variants);
        List<List<Objective>> points = new ArrayList<>();
        variants.forEach(variant -> points.add(new ArrayList<>()));
        for (FigureKind kind : OBJECTIVES) {
            List<Optional<Objective>> column =
                    variants.stream().map(variant -> variant.objective(kind)).toList();
            if (column.stream().allMatch(Optional::isPresent)) {
                compared.add(kind);
                for (int i = 0; i < points.size(); i++) {
                    points.get(i).add(column.get(i).orElseThrow());
                }
            }
        }
        ParetoFront.dominators(points)
                .forEach((point, dominator) ->
                        dominatorByCell.put(variants.get(point).cell(), variants.get(dominator)));
    }

    /** All of them. */
    public List<MeasuredVariant> variants() {
        return variants;
    }

    /** A variant that is in nothing proven worse and in something proven better; empty for one on the Pareto front. */
    public Optional<MeasuredVariant> dominatorOf(MeasuredVariant variant) {
        return Optional.ofNullable(dominatorByCell.get(variant.cell()));
    }

    /** The figures that all of them have and that domination is about. */
    List<FigureKind> compared() {
        return compared;
    }

    /** The variant with these traits, else the model as it came; empty when neither was measured. */
    Optional<MeasuredVariant> withTraits(VariantTraits traits) {
        return exactly(traits).or(() -> exactly(traits.reference()));
    }

    private Optional<MeasuredVariant> exactly(VariantTraits traits) {
        return variants.stream()
                .filter(variant -> variant.traits().equals(traits))
                .findFirst();
    }
}
