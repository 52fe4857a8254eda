package dev.assay.sweep.axis;

import java.math.BigDecimal;

/** Which share of the weights is set to zero. */
public sealed interface Sparsity permits Sparsity.Dense, Sparsity.Unstructured, Sparsity.Structured {

    /** Which of the permitted kinds this is, for exhaustive switches. */
    enum Kind {
        DENSE,
        UNSTRUCTURED,
        STRUCTURED
    }

    /** The kind of this value. */
    Kind kind();

    /** The canonical text: {@code 0}, {@code 0.5} or {@code 2:4}. */
    String text();

    /** No weight is removed. */
    record Dense() implements Sparsity {
        @Override
        public Kind kind() {
            return Kind.DENSE;
        }

        @Override
        public String text() {
            return "0";
        }
    }

    /**
     * The smallest weights of each layer are zeroed, wherever they stand.
     *
     * @param fraction of the weights that become zero: (0, 1)
     */
    record Unstructured(double fraction) implements Sparsity {
        public Unstructured {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                        "sparsity is " + fraction + "; expected more than 0 and less than 1");
            }
        }

        @Override
        public Kind kind() {
            return Kind.UNSTRUCTURED;
        }

        @Override
        public String text() {
            return BigDecimal.valueOf(fraction).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Of every {@code group} consecutive weights along the reduced dimension, the {@code keep} largest stay.
     *
     * @param keep 1 … group - 1
     * @param group 2 … 64
     */
    record Structured(int keep, int group) implements Sparsity {
        public Structured {
            if (group < 2 || group > 64 || keep < 1 || keep >= group) {
                throw new IllegalArgumentException("sparsity is \"" + keep + ":" + group
                        + "\"; expected N:M with 1 <= N < M <= 64, for instance \"2:4\"");
            }
        }

        @Override
        public Kind kind() {
            return Kind.STRUCTURED;
        }

        @Override
        public String text() {
            return keep + ":" + group;
        }
    }
}
