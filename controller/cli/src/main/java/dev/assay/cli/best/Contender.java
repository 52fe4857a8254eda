package dev.assay.cli.best;

import dev.assay.api.CellRow;
import dev.assay.regression.finding.AmountText;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.Interval;
import dev.assay.regression.finding.MeasuredVariant;
import dev.assay.regression.summary.EnergySummary;
import dev.assay.regression.summary.SessionSummary;
import org.jspecify.annotations.Nullable;

/**
 * A measured variant that could be shipped.
 *
 * @param cell as the campaign's report has it
 * @param variant its figures with their uncertainty
 */
record Contender(CellRow cell, MeasuredVariant variant) {
    /** {@code mobilenetv2 static-int8}. */
    String name() {
        return cell.model() + " " + variant.label();
    }

    @Nullable
    Interval figure(FigureKind kind) {
        return variant.figure(kind);
    }

    /** {@code 1.92 ± 0.01 ms}; empty when there is no such figure. */
    String amount(FigureKind kind) {
        Interval interval = figure(kind);
        return interval == null ? "" : AmountText.of(kind, interval);
    }

    /** In the base unit; NaN when there is no such figure. */
    double value(FigureKind kind) {
        Interval interval = figure(kind);
        return interval == null ? Double.NaN : interval.value();
    }

    /** The least favourable end of the interval; the figure itself where the interval is not known. */
    double worst(FigureKind kind) {
        Interval interval = figure(kind);
        if (interval == null) {
            return Double.NaN;
        }
        Double end = kind.isSmallerBetter() ? interval.high() : interval.low();
        return end == null ? interval.value() : end;
    }

    /** Why there is no such figure, as an appendix to a sentence; empty when nobody said. */
    String absence(FigureKind kind) {
        SessionSummary summary = cell.summary();
        EnergySummary energy = summary == null ? null : summary.energy();
        return kind == FigureKind.ENERGY && energy != null && energy.absentReason() != null
                ? " (" + energy.absentReason() + ")"
                : "";
    }

    /** The smaller, the better. */
    double rank(FigureKind kind) {
        return kind.isSmallerBetter() ? value(kind) : -value(kind);
    }
}
