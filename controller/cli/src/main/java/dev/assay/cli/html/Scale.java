package dev.assay.cli.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Values to places on an axis, linear or logarithmic, with round numbers for its ticks. */
final class Scale {
    private static final int TICKS_MIN = 3;
    /** A step somewhat finer than asked for is taken before one more than twice as coarse. */
    private static final double ROUNDING = 0.7;

    private static final double[][] MANTISSAS = {
        {1, 2, 5}, {1, 1.5, 2, 3, 5, 7}, {1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9}
    };

    private final boolean isLogarithmic;
    private final double from;
    private final double to;
    private final double start;
    private final double end;

    private Scale(boolean isLogarithmic, double from, double to, double start, double end) {
        this.isLogarithmic = isLogarithmic;
        this.from = from;
        this.to = to;
        this.start = start;
        this.end = end;
    }

    /** From values {@code from} … {@code to} (from &lt; to) to places {@code start} … {@code end}. */
    static Scale linear(double from, double to, double start, double end) {
        return new Scale(false, from, to, start, end);
    }

    /** The same by the logarithm; {@code from} is more than 0. */
    static Scale logarithmic(double from, double to, double start, double end) {
        return new Scale(true, from, to, start, end);
    }

    /** Where a value stands; values outside go to the nearer end. */
    double place(double value) {
        double clamped = Math.max(from, Math.min(to, value));
        double share = isLogarithmic ? Math.log(clamped / from) / Math.log(to / from) : (clamped - from) / (to - from);
        return start + share * (end - start);
    }

    /** Whether a value stands where it belongs. */
    boolean holds(double value) {
        return value >= from && value <= to;
    }

    /** About so many round values inside, ascending. */
    List<Double> ticks(int about) {
        return isLogarithmic ? logarithmicTicks(about) : linearTicks(about);
    }

    private List<Double> logarithmicTicks(int about) {
        for (double[] mantissas : MANTISSAS) {
            List<Double> ticks = decades(mantissas);
            if (ticks.size() >= TICKS_MIN) {
                return ticks.size() <= about
                        ? ticks
                        : ticks.stream().filter(Scale::isPowerOfTen).toList();
            }
        }
        return linearTicks(about);
    }

    private List<Double> decades(double[] mantissas) {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(from)); exponent <= Math.ceil(Math.log10(to)); exponent++) {
            for (double mantissa : mantissas) {
                double tick =
                        BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent).doubleValue();
                if (holds(tick)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static boolean isPowerOfTen(double tick) {
        return BigDecimal.valueOf(tick).stripTrailingZeros().unscaledValue().longValue() == 1;
    }

    private List<Double> linearTicks(int about) {
        double rough = (to - from) / about;
        BigDecimal decade = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
        for (int factor : new int[] {1, 2, 5, 10}) {
            BigDecimal step = decade.multiply(BigDecimal.valueOf(factor));
            if (step.doubleValue() >= ROUNDING * rough) {
                return multiples(step);
            }
        }
        return multiples(decade.multiply(BigDecimal.TEN));
    }

    private List<Double> multiples(BigDecimal step) {
        List<Double> ticks = new ArrayList<>();
        BigDecimal tick =
                BigDecimal.valueOf(from).divide(step, 0, RoundingMode.CEILING).multiply(step);
        for (; tick.doubleValue() <= to; tick = tick.add(step)) {
            ticks.add(tick.doubleValue());
        }
        return ticks;
    }

    /** A tick's number without needless zeros. */
    static String text(double tick) {
        return BigDecimal.valueOf(tick).stripTrailingZeros().toPlainString();
    }
}
