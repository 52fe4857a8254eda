package dev.assay.regression.finding;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.accuracy.McNemar;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A measured variant, said in a line. Milliseconds, megabytes, kilobytes. */
final class Sample {
    static final int EXAMPLES = 540;

    private final int cell;
    private final String label;
    private final Map<FigureKind, Interval> figures = new EnumMap<>(FigureKind.class);
    private VariantTraits traits = new VariantTraits("none", "0", "full", "none", "cpu 1 1");
    private @Nullable AccuracyChange change;

    private Sample(int cell, String label) {
        this.cell = cell;
        this.label = label;
    }

    /** Of 834 kB, 60 MB and 535 right answers, unless told otherwise. */
    static Sample fp32(int cell, double p50Millis, double halfWidthMillis) {
        return new Sample(cell, "fp32")
                .p50(p50Millis, halfWidthMillis)
                .kilobytes(834)
                .figure(FigureKind.MEMORY_PEAK, Interval.of(60e6, 0.5e6))
                .right(535);
    }

    Sample called(int otherCell, String otherLabel) {
        Sample copy = new Sample(otherCell, otherLabel);
        copy.figures.putAll(figures);
        copy.traits = traits;
        return copy;
    }

    Sample quantized(String scheme) {
        traits = new VariantTraits(scheme, traits.sparsity(), traits.rank(), "none", traits.runtime());
        return this;
    }

    Sample sparsity(String sparsity) {
        traits = new VariantTraits(traits.quantization(), sparsity, traits.rank(), "none", traits.runtime());
        return this;
    }

    Sample rank(String rank) {
        traits = new VariantTraits(traits.quantization(), traits.sparsity(), rank, "none", traits.runtime());
        return this;
    }

    Sample threads(int threads) {
        traits = new VariantTraits(
                traits.quantization(), traits.sparsity(), traits.rank(), "none", "cpu " + threads + " 1");
        return this;
    }

    Sample p50(double millis, double halfWidthMillis) {
        return figure(FigureKind.LATENCY_P50, Interval.of(millis / 1e3, halfWidthMillis / 1e3));
    }

    Sample p50WithoutInterval(double millis) {
        return figure(FigureKind.LATENCY_P50, Interval.of(millis / 1e3, null));
    }

    Sample kilobytes(double kilobytes) {
        return figure(FigureKind.SIZE, Interval.exact(kilobytes * 1e3));
    }

    Sample right(int answers) {
        double share = (double) answers / EXAMPLES;
        return figure(FigureKind.ACCURACY, new Interval(share, share - 0.01, share + 0.01));
    }

    Sample changed(int lost, int gained) {
        change = new AccuracyChange(
                100.0 * (gained - lost) / EXAMPLES, lost, gained, new McNemar(lost, gained).twoSidedP());
        figure(FigureKind.ACCURACY_DROP, Interval.ofDrop(change, EXAMPLES));
        return right(535 - lost + gained);
    }

    Sample figure(FigureKind kind, Interval interval) {
        figures.put(kind, interval);
        return this;
    }

    Sample without(FigureKind kind) {
        figures.remove(kind);
        return this;
    }

    MeasuredVariant variant() {
        return new MeasuredVariant(cell, label, traits, figures, EXAMPLES, change);
    }
}
