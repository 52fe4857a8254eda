package dev.assay.cli.figure;

import dev.assay.regression.summary.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number ready to be read: as many digits as its uncertainty allows, and no more.
 *
 * @param value for instance {@code 1.92}
 * @param uncertainty half-width in the digits of {@code value}, for instance {@code 0.01}; empty when it is not known
 */
public record Figure(String value, String uncertainty) {
    /** What stands where there is no number. */
    public static final Figure NONE = new Figure("–", "");

    private static final int SIGNIFICANT_DIGITS = 3;

    /**
     * An estimate in another unit. The uncertainty is rounded to one digit and the value to the same place; without an
     * uncertainty the value keeps three digits.
     *
     * @param unit the size of the shown unit in the estimate's own, for instance 1e-3 to show seconds as milliseconds
     * @param decimalsMax never more decimals than this, however certain the estimate looks
     */
    public static Figure of(Estimate estimate, double unit, int decimalsMax) {
        return of(estimate.value() / unit, scaled(estimate.halfWidth(), unit), decimalsMax);
    }

    /** The same, with the uncertainty given in the shown unit; null when it is not known. */
    public static Figure of(double value, @Nullable Double halfWidth, int decimalsMax) {
        if (halfWidth == null || halfWidth == 0) {
            return new Figure(plain(value, Math.max(0, decimalsOfValue(value, decimalsMax))), "");
        }
        int decimals = Math.min(decimalsMax, decimalsOfUncertainty(halfWidth));
        BigDecimal lastPlace = BigDecimal.ONE.scaleByPowerOfTen(-decimals);
        BigDecimal rounded = BigDecimal.valueOf(halfWidth).setScale(decimals, RoundingMode.HALF_UP);
        return new Figure(plain(value, decimals), rounded.max(lastPlace).toPlainString());
    }

    /** The value alone, rounded as its uncertainty demands: for a column where the uncertainty would be in the way. */
    public Figure withoutUncertainty() {
        return new Figure(value, "");
    }

    /** {@code 1.92 ± 0.01}, or {@code 1.92}. */
    public String text() {
        return uncertainty.isEmpty() ? value : value + " ± " + uncertainty;
    }

    private static @Nullable Double scaled(@Nullable Double halfWidth, double unit) {
        return halfWidth == null ? null : halfWidth / unit;
    }

    private static String plain(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** The place of the first digit of the uncertainty after rounding, so that 0.096 counts as 0.1. Negative left of the point. */
    private static int decimalsOfUncertainty(double halfWidth) {
        int place = -exponent(halfWidth);
        BigDecimal rounded = BigDecimal.valueOf(halfWidth).setScale(place, RoundingMode.HALF_UP);
        return -exponent(rounded.doubleValue());
    }

    private static int decimalsOfValue(double value, int decimalsMax) {
        return value == 0 ? 0 : Math.min(decimalsMax, SIGNIFICANT_DIGITS - 1 - exponent(value));
    }

    private static int exponent(double value) {
        BigDecimal number = BigDecimal.valueOf(Math.abs(value)).stripTrailingZeros();
        return number.precision() - number.scale() - 1;
    }
}
