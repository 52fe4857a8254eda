package dev.assay.optimizer.rank;

import dev.assay.optimizer.compensate.OutputFit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The best approximation of a matrix by a product of two narrower ones, {@code left × right}, in the sum of squared errors
 * (Eckart and Young, 1936). Each singular value is split evenly between both, so that they have values of like size, which quantization
 * needs.
 */
final class Factors {
    private final float[] left;
    private final float[] right;
    private final int rank;
    private final double energy;

    private Factors(float[] left, float[] right, int rank, double energy) {
        this.left = left;
        this.right = right;
        this.rank = rank;
        this.energy = energy;
    }

    /** Row-major, rows × rank; not copied. */
    float[] left() {
        return left;
    }

    /** Row-major, rank × columns; not copied. */
    float[] right() {
        return right;
    }

    int rank() {
        return rank;
    }

    /** Share of the sum of the squared singular values that is kept: [0, 1]; 1 for a matrix of zeros. */
    double energy() {
        return energy;
    }

    /**
     * The product that gives the nearest answers on the data, instead of the nearest values. Empty if the decomposition does not
     * converge.
     */
    static Optional<Factors> of(OutputFit fit, int rows, int columns, int rank) {
        return of(new DMatrixRMaj(rows, columns, true, fit.errors()), rank)
                .map(nearest -> nearest.takenBack(fit, rows));
    }

    private Factors takenBack(OutputFit fit, int rows) {
        int columns = right.length / rank;
        float[] newLeft = new float[left.length];
        float[] newRight = new float[right.length];
        double[] column = new double[rows];
        for (int i = 0; i < rank; i++) {
            for (int row = 0; row < rows; row++) {
                column[row] = left[row * rank + i];
            }
            double[] weights = fit.fromErrors(column);
            double balance = balance(weights, i, columns);
            for (int row = 0; row < rows; row++) {
                newLeft[row * rank + i] = (float) (weights[row] * balance);
            }
            for (int j = 0; j < columns; j++) {
                newRight[i * columns + j] = (float) (right[i * columns + j] / balance);
            }
        }
        return new Factors(newLeft, newRight, rank, energy);
    }

    /** Gives a column on the left and its row on the right the same length. */
    private double balance(double[] column, int row, int columns) {
        double leftSquares = 0;
        for (double value : column) {
            leftSquares += value * value;
        }
        double rightSquares = 0;
        for (int j = 0; j < columns; j++) {
            rightSquares += (double) right[row * columns + j] * right[row * columns + j];
        }
        return leftSquares > 0 && rightSquares > 0 ? Math.sqrt(Math.sqrt(rightSquares / leftSquares)) : 1;
    }

    /** The product as weights: one row for each column of the matrix. */
    double[][] product() {
        int rows = left.length / rank;
        int columns = right.length / rank;
        double[][] product = new double[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < rank; i++) {
                for (int column = 0; column < columns; column++) {
                    product[column][row] += (double) left[row * rank + i] * right[i * columns + column];
                }
            }
        }
        return product;
    }

    /** Empty if the decomposition does not converge, as with values that are not finite. */
    static Optional<Factors> of(float[] matrix, int rows, int columns, int rank) {
        DMatrixRMaj values = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.length; i++) {
            values.data[i] = matrix[i];
        }
        return of(values, rank);
    }

    private static Optional<Factors> of(DMatrixRMaj values, int rank) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(values.numRows, values.numCols, true, true, true);
        if (!svd.decompose(values)) {
            return Optional.empty();
        }
        double[] singular = svd.getSingularValues();
        int[] largest = IntStream.range(0, svd.numberOfSingularValues())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -singular[i]))
                .mapToInt(Integer::intValue)
                .limit(rank)
                .toArray();
        return Optional.of(new Factors(
                left(svd.getU(null, false), singular, largest),
                right(svd.getV(null, true), singular, largest),
                rank,
                energy(singular, svd.numberOfSingularValues(), largest)));
    }

    private static float[] left(DMatrixRMaj vectors, double[] singular, int[] kept) {
        float[] left = new float[vectors.numRows * kept.length];
        for (int row = 0; row < vectors.numRows; row++) {
            for (int i = 0; i < kept.length; i++) {
                left[row * kept.length + i] = (float) (vectors.get(row, kept[i]) * Math.sqrt(singular[kept[i]]));
            }
        }
        return left;
    }

    private static float[] right(DMatrixRMaj transposed, double[] singular, int[] kept) {
        float[] right = new float[kept.length * transposed.numCols];
        for (int i = 0; i < kept.length; i++) {
            for (int column = 0; column < transposed.numCols; column++) {
                right[i * transposed.numCols + column] =
                        (float) (transposed.get(kept[i], column) * Math.sqrt(singular[kept[i]]));
            }
        }
        return right;
    }

    private static double energy(double[] singular, int count, int[] kept) {
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += singular[i] * singular[i];
        }
        double keptEnergy = 0;
        for (int i : kept) {
            keptEnergy += singular[i] * singular[i];
        }
        return all == 0 ? 1 : Math.min(1, keptEnergy / all);
    }
}
