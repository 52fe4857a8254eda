package dev.assay.cli.history;

import dev.assay.api.StepRow;
import java.util.Locale;

/** Changes as people read them. */
final class ShareText {
    private static final double PERCENT = 100;

    private ShareText() {}

    /** {@code +6.2 %}, {@code −0.4 %}. */
    static String of(double share) {
        return signed(share) + " %";
    }

    /** {@code +6.2 % (+5.7 … +6.7)}; without an interval where nothing scatters. */
    static String of(StepRow step) {
        String low = signed(step.changeLow());
        String high = signed(step.changeHigh());
        return low.equals(high) ? of(step.change()) : of(step.change()) + " (" + low + " … " + high + ")";
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f", share * PERCENT).replace('-', '−');
    }
}
