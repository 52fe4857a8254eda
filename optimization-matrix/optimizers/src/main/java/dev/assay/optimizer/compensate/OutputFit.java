package dev.assay.optimizer.compensate;

import java.util.Optional;

/**
 * Weights with which a layer answers what it answered in the model as it came, as nearly as can be in the sum of squared errors, though
 * it reads something else by now. Where little is known from the data, the weights stay near those of the model as it came. Immutable.
 */
public final class OutputFit {
    /** Share of the mean square of the values read that stands for what the data do not show. */
    private static final double DAMPING = 0.01;

    private final InverseRoot root;
    private final double[][] wanted;

    private OutputFit(InverseRoot root, double[][] wanted) {
        this.root = root;
        this.wanted = wanted;
    }

    /**
     * Empty if the sums cannot be inverted.
     *
     * @param hasBias whether a bias will make up for the means, so that the weights need not
     */
    public static Optional<OutputFit> of(LayerMoments moments, boolean hasBias) {
        double[][] gram = moments.gram(hasBias);
        double[][] wanted = moments.products(hasBias);
        double trace = 0;
        for (int i = 0; i < gram.length; i++) {
            trace += gram[i][i];
        }
        // Of values that never change any damping keeps the weights as they are.
        double damping = trace > 0 ? DAMPING * trace / gram.length : 1;
        for (int i = 0; i < gram.length; i++) {
            gram[i][i] += damping;
        }
        for (int output = 0; output < wanted.length; output++) {
            for (int i = 0; i < gram.length; i++) {
                wanted[output][i] += damping * moments.weights()[output][i];
            }
        }
        return InverseRoot.of(gram).map(root -> new OutputFit(root, wanted));
    }

    /**
     * Weights times this are as far from each other as the answers they give are; length × outputs, row-major. The best weights of a
     * lower rank are the nearest of that rank, taken back by {@link #fromErrors}.
     */
    public double[] errors() {
        int outputs = wanted.length;
        double[] errors = new double[root.length() * outputs];
        for (int output = 0; output < outputs; output++) {
            double[] column = root.times(wanted[output]);
            for (int i = 0; i < column.length; i++) {
                errors[i * outputs + output] = column[i];
            }
        }
        return errors;
    }

    /** Takes one column back from the space of {@link #errors} to that of weights. */
    public double[] fromErrors(double[] column) {
        return root.transposedTimes(column);
    }

    /** The best weights with all of them in use. */
    double[][] weights() {
        double[][] weights = new double[wanted.length][];
        for (int output = 0; output < weights.length; output++) {
            weights[output] = root.transposedTimes(root.times(wanted[output]));
        }
        return weights;
    }

    /**
     * Good weights with some of them zero: in order, the error of each removed weight is spread over the weights after it.
     *
     * @param removed which are zero, one row for each output
     */
    public double[][] weights(boolean[][] removed) {
        double[][] weights = weights();
        for (int output = 0; output < weights.length; output++) {
            double[] row = weights[output];
            for (int j = 0; j < row.length; j++) {
                if (removed[output][j]) {
                    double[] spread = root.row(j);
                    double error = row[j] / spread[j];
                    for (int k = j; k < row.length; k++) {
                        row[k] -= error * spread[k];
                    }
                }
            }
            for (int j = 0; j < row.length; j++) {
                row[j] = removed[output][j] ? 0 : row[j];
            }
        }
        return weights;
    }
}
