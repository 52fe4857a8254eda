package dev.assay.optimizer.compensate;

import java.util.Arrays;

/**
 * Sums over the vectors that a layer reads: of the products of what it reads in the changed model with itself ("Gram matrix"), and with
 * what it answered in the model as it came. Memory depends on the layer, not on the number of vectors. Owned by one thread.
 */
final class MomentSums {
    /** So many vectors are added at once, as each row of sums is then fetched from memory once for all of them. */
    private static final int BLOCK = 4;

    private final double[][] weights;
    private final double[][] gram;
    private final double[][] products;
    private final double[] inputs;
    private final double[] answers;
    private final double[] before;
    private final double[][] now;
    private final double[][] answer;
    private int inBlock;
    private long count;

    /** Of a layer that had these weights. */
    MomentSums(double[][] weights, int length) {
        this.weights = weights;
        gram = new double[length][length];
        products = new double[weights.length][length];
        inputs = new double[length];
        answers = new double[weights.length];
        before = new double[length];
        now = new double[BLOCK][length];
        answer = new double[BLOCK][weights.length];
    }

    /** Adds the vector at a position of a tensor, which held the first values in the model as it came and holds the second now. */
    void add(InputRows rows, float[] valuesBefore, float[] valuesNow, long[] shape, int position) {
        rows.read(valuesBefore, shape, position, before);
        rows.read(valuesNow, shape, position, now[inBlock]);
        for (int output = 0; output < weights.length; output++) {
            double sum = 0;
            double[] row = weights[output];
            for (int i = 0; i < before.length; i++) {
                sum += row[i] * before[i];
            }
            answer[inBlock][output] = sum;
            answers[output] += sum;
        }
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] += now[inBlock][i];
        }
        count++;
        if (++inBlock == BLOCK) {
            flush();
        }
    }

    private void flush() {
        for (int i = inBlock; i < BLOCK; i++) {
            Arrays.fill(now[i], 0);
            Arrays.fill(answer[i], 0);
        }
        for (int i = 0; i < gram.length; i++) {
            add(gram[i], now, i, i);
        }
        for (int i = 0; i < products.length; i++) {
            add(products[i], answer, i, 0);
        }
        inBlock = 0;
    }

    /** {@code sums[j] += Σ factors[·][row] × now[·][j]} from a first column on. */
    private void add(double[] sums, double[][] factors, int row, int first) {
        double a = factors[0][row];
        double b = factors[1][row];
        double c = factors[2][row];
        double d = factors[3][row];
        if (a == 0 && b == 0 && c == 0 && d == 0) {
            return;
        }
        double[] now0 = now[0];
        double[] now1 = now[1];
        double[] now2 = now[2];
        double[] now3 = now[3];
        for (int j = first; j < sums.length; j++) {
            sums[j] += a * now0[j] + b * now1[j] + c * now2[j] + d * now3[j];
        }
    }

    /** Their means. Nothing is added afterwards. */
    LayerMoments means() {
        flush();
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < i; j++) {
                gram[i][j] = gram[j][i];
            }
        }
        double share = count == 0 ? 0 : 1.0 / count;
        for (double[] row : gram) {
            scale(row, share);
        }
        for (double[] row : products) {
            scale(row, share);
        }
        scale(inputs, share);
        scale(answers, share);
        return new LayerMoments(weights, gram, products, inputs, answers, count);
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
