package dev.assay.optimizer.compensate;

/**
 * What a layer reads on calibration data in a model that has been changed before it, and what it answered in the model as it came, both as
 * means. Weights are rows: one for each output, in the order of the vectors that the layer reads. Immutable.
 */
public final class LayerMoments {
    private final double[][] weights;
    private final double[][] gram;
    private final double[][] products;
    private final double[] inputs;
    private final double[] answers;
    private final long count;

    /**
     * Takes the arrays as they are.
     *
     * @param weights of the model as it came
     * @param gram mean products of the values read, length × length
     * @param products mean products of the answers of the model as it came and the values read now, outputs × length
     * @param inputs means of the values read now
     * @param answers means of the answers of the model as it came, without bias
     */
    LayerMoments(
            double[][] weights, double[][] gram, double[][] products, double[] inputs, double[] answers, long count) {
        this.weights = weights;
        this.gram = gram;
        this.products = products;
        this.inputs = inputs;
        this.answers = answers;
        this.count = count;
    }

    /** How many vectors were read. */
    public long count() {
        return count;
    }

    /** The weights of the model as it came; not copied. */
    double[][] weights() {
        return weights;
    }

    boolean isFinite() {
        double sum = 0;
        for (int i = 0; i < gram.length; i++) {
            sum += gram[i][i];
        }
        for (double answer : answers) {
            sum += answer;
        }
        return Double.isFinite(sum);
    }

    /** The mean products of the values read, with their means taken off or not. */
    double[][] gram(boolean isCentred) {
        return isCentred ? centred(gram, inputs) : copy(gram);
    }

    /** The mean products of the answers and the values read, with their means taken off or not. */
    double[][] products(boolean isCentred) {
        return isCentred ? centred(products, answers) : copy(products);
    }

    private double[][] centred(double[][] means, double[] left) {
        double[][] centred = copy(means);
        for (int i = 0; i < centred.length; i++) {
            for (int j = 0; j < inputs.length; j++) {
                centred[i][j] -= left[i] * inputs[j];
            }
        }
        return centred;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** By how much the mean of each answer falls when the layer has these weights now. */
    public double[] meanLoss(double[][] weightsNow) {
        double[] loss = answers.clone();
        for (int output = 0; output < loss.length; output++) {
            for (int i = 0; i < inputs.length; i++) {
                loss[output] -= weightsNow[output][i] * inputs[i];
            }
        }
        return loss;
    }

    /** Mean square of the error of all answers together when the layer has these weights now; a part that no weights change is left out. */
    double error(double[][] weightsNow, boolean isCentred) {
        double[][] reads = gram(isCentred);
        double[][] wanted = products(isCentred);
        double error = 0;
        for (int output = 0; output < wanted.length; output++) {
            double[] row = weightsNow[output];
            for (int i = 0; i < row.length; i++) {
                double product = 0;
                for (int j = 0; j < row.length; j++) {
                    product += reads[i][j] * row[j];
                }
                error += row[i] * (product - 2 * wanted[output][i]);
            }
        }
        return error;
    }
}
