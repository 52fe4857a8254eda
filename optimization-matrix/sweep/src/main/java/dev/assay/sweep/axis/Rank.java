package dev.assay.sweep.axis;

import java.math.BigDecimal;

/**
 * How far weight matrices are factorized.
 *
 * @param fraction of the full rank that is kept: (0, 1]; 1 leaves the model alone
 */
public record Rank(double fraction) {
    /** No factorization. */
    public static final Rank FULL = new Rank(1);

    public Rank {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("rank is " + fraction + "; expected more than 0 and at most 1, or full");
        }
    }

    /** Whether the model is left alone. */
    public boolean isFull() {
        return fraction == 1;
    }

    /** The canonical text: {@code full} or {@code 0.5}. */
    public String text() {
        return isFull()
                ? "full"
                : BigDecimal.valueOf(fraction).stripTrailingZeros().toPlainString();
    }
}
