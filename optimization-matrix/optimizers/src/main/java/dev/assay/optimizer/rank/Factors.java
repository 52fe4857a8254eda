package dev.assay.optimizer.rank;

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

    /** Empty if the decomposition does not converge, as with values that are not finite. */
    static Optional<Factors> of(float[] matrix, int rows, int columns, int rank) {
        DMatrixRMaj values = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.length; i++) {
            values.data[i] = matrix[i];
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
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
