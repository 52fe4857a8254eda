package dev.assay.regression.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures in sentences: a unit that fits, and no more digits than are known. */
public final class AmountText {
    private static final int DIGITS = 3;
    private static final int SHARE_DECIMALS = 4;
    private static final double POINTS = 100;

    private AmountText() {}

    /** {@code 1.92 ± 0.01 ms}, {@code 834 kB}, {@code 0.9907 (0.9785 to 0.9960)}, {@code 0.4 pp (−0.2 to 1.1)}. */
    public static String of(FigureKind kind, Interval interval) {
        return switch (kind) {
            case LATENCY_P50, LATENCY_P90, LATENCY_P99, LOAD -> scaled(interval, "s", "ms", "µs");
            case ENERGY -> scaled(interval, "J", "mJ", "µJ");
            case MEMORY_PEAK, SIZE -> scaled(interval, "B", null, null);
            case ACCURACY -> share(interval);
            case ACCURACY_DROP -> points(interval);
        };
    }

    private static String scaled(Interval interval, String base, @Nullable String milli, @Nullable String micro) {
        double size = Math.abs(interval.value());
        double unit = 1;
        String name = base;
        if (size >= 1e6 && milli == null) {
            unit = 1e6;
            name = "MB";
        } else if (size >= 1e3 && milli == null) {
            unit = 1e3;
            name = "kB";
        } else if (size < 1 && milli != null && micro != null) {
            unit = size < 1e-3 ? 1e-6 : 1e-3;
            name = size < 1e-3 ? micro : milli;
        }
        return number(interval.value() / unit, scale(interval.halfWidth(), unit)) + " " + name;
    }

    private static @Nullable Double scale(@Nullable Double halfWidth, double unit) {
        return halfWidth == null ? null : halfWidth / unit;
    }

    /** The uncertainty keeps one digit, and the value as many decimals as that. */
    private static String number(double value, @Nullable Double halfWidth) {
        if (halfWidth == null || halfWidth == 0) {
            return plain(new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)));
        }
        BigDecimal uncertainty = new BigDecimal(halfWidth).round(new MathContext(1, RoundingMode.HALF_UP));
        int decimals = Math.max(0, uncertainty.scale());
        return BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString() + " ± " + plain(uncertainty);
    }

    private static String plain(BigDecimal number) {
        return (number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number).toPlainString();
    }

    private static String share(Interval interval) {
        return decimals(interval.value()) + range(interval, decimals(interval.low()), decimals(interval.high()));
    }

    private static String decimals(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%." + SHARE_DECIMALS + "f", share);
    }

    private static String points(Interval interval) {
        return signed(interval.value()) + " pp" + range(interval, signed(interval.low()), signed(interval.high()));
    }

    private static String signed(@Nullable Double share) {
        return share == null
                ? ""
                : String.format(Locale.ROOT, "%.2f", POINTS * share + 0.0).replace('-', '−');
    }

    private static String range(Interval interval, String low, String high) {
        return interval.hasUncertainty() && !interval.isExact() ? " (" + low + " to " + high + ")" : "";
    }
}
