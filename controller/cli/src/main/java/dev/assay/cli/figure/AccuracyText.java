package dev.assay.cli.figure;

import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.summary.AccuracySummary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Accuracy, and its change against fp32, in words. */
public final class AccuracyText {
    /** Stands for a difference that chance could have made. */
    public static final String NOT_PROVEN = "~";

    private static final int EXAMPLES_FOR_FOUR_DECIMALS = 100;

    private AccuracyText() {}

    /** {@code 0.9907}; three decimals below 100 examples. */
    public static String value(AccuracySummary accuracy) {
        int decimals = accuracy.examples() < EXAMPLES_FOR_FOUR_DECIMALS ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", accuracy.value());
    }

    /** {@code −0.9 pp}, with {@value #NOT_PROVEN} behind it when chance could have made the difference, empty when there is none to tell. */
    public static String change(@Nullable AccuracyChange change) {
        if (change == null) {
            return "";
        }
        if (change.isProven()) {
            return points(change);
        }
        return change.points() == 0 ? NOT_PROVEN : points(change) + " " + NOT_PROVEN;
    }

    /** {@code −0.9 pp}, proven or not. */
    public static String points(AccuracyChange change) {
        double points = change.points();
        String digits = String.format(Locale.ROOT, Math.abs(points) < 0.1 ? "%.2f" : "%.1f", Math.abs(points));
        String sign = points < 0 ? "−" : points > 0 ? "+" : "±";
        return sign + digits + " pp";
    }
}
