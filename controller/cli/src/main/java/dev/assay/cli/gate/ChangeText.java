package dev.assay.cli.gate;

import dev.assay.cli.figure.Amounts;
import dev.assay.cli.figure.Figure;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures of a verdict as people read them; empty where there is none. */
public final class ChangeText {
    private static final double PERCENT = 100;
    private static final double MILLI = 1e-3;
    private static final int DECIMALS_MAX = 4;
    /** An interval that is narrower than this (in percent) deserves a second decimal. */
    private static final double NARROW = 0.2;

    private ChangeText() {}

    /** {@code +3.2 %}, {@code −0.9 pp}; {@code ~} where no change is proven, {@code none} where it is known that there is none. */
    static String seen(Verdict verdict) {
        Change change = verdict.change();
        if (change == null) {
            return "";
        }
        if (isExact(change) && change.value() == 0) {
            return "none";
        }
        return isProven(verdict, change)
                ? signed(change.value(), decimals(change)) + " " + unit(verdict.metric())
                : "~";
    }

    private static boolean isProven(Verdict verdict, Change change) {
        return switch (verdict.state()) {
            case FAIL, IMPROVED -> true;
            case PASS -> change.low() > 0 || change.high() < 0;
            case INCONCLUSIVE, NO_VERDICT -> false;
        };
    }

    /** {@code +2.6 … +3.9}, in the unit of {@link #seen}. */
    static String interval(Verdict verdict) {
        Change change = verdict.change();
        return change == null || isExact(change)
                ? ""
                : signed(change.low(), decimals(change)) + " … " + signed(change.high(), decimals(change));
    }

    /** {@code 1.1 %}: the smallest change that would have been seen. */
    static String visible(Verdict verdict) {
        Double visible = verdict.smallestVisible();
        return visible == null ? "" : share(visible, verdict.metric());
    }

    /** {@code 3 %}: the smallest worsening that must be caught. */
    static String limit(Verdict verdict) {
        Limits limits = verdict.limits();
        return limits == null ? "" : share(limits.mustCatch(), verdict.metric());
    }

    /** {@code 12 pairs}, {@code 540 examples}, {@code the file}. */
    static String observations(Verdict verdict) {
        return switch (verdict.metric().observation()) {
            case PAIR -> Amounts.count(verdict.observations(), "pair");
            case EXAMPLE -> Amounts.count(verdict.observations(), "example");
            case ARTIFACT -> "the file";
        };
    }

    /** {@code 0.834 ms}, {@code 61.3 MB}, {@code 0.9907}. */
    public static String figure(GatedMetric metric, @Nullable Double value) {
        if (value == null) {
            return "";
        }
        return switch (metric) {
            case LATENCY_P50, LATENCY_P90, LOAD, FIRST_INFERENCE -> plain(value / MILLI) + " ms";
            case ENERGY -> plain(value / MILLI) + " mJ";
            case THROUGHPUT -> plain(value) + " /s";
            case PEAK_MEMORY, ARTIFACT_SIZE -> Amounts.bytes(Math.round(value));
            case ACCURACY, FLIP_RATE, QUALITY -> String.format(Locale.ROOT, "%.4f", value);
        };
    }

    private static String plain(double value) {
        return Figure.of(value, null, DECIMALS_MAX).value();
    }

    static String share(double value, GatedMetric metric) {
        // At most two significant places below one percent: limits are round numbers, and noise is not known better.
        int decimals = Math.abs(value) * PERCENT < 1 ? 2 : 1;
        String text = BigDecimal.valueOf(value * PERCENT)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return text + " " + unit(metric);
    }

    private static String unit(GatedMetric metric) {
        return switch (metric.observation()) {
            case PAIR, ARTIFACT -> "%";
            case EXAMPLE -> "pp";
        };
    }

    private static boolean isExact(Change change) {
        return change.low() == change.high();
    }

    private static int decimals(Change change) {
        return !isExact(change) && (change.high() - change.low()) * PERCENT < NARROW ? 2 : 1;
    }

    private static String signed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value * PERCENT).setScale(decimals, RoundingMode.HALF_EVEN);
        String sign = rounded.signum() < 0 ? "−" : rounded.signum() > 0 ? "+" : "";
        return sign + rounded.abs().toPlainString();
    }
}
