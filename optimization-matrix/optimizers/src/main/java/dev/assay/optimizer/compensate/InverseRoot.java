package dev.assay.optimizer.compensate;

import java.util.Optional;

/**
 * The upper triangular matrix U with UᵀU = H⁻¹, for a symmetric positive definite H. Its row j says how the error of weight j, once that is
 * fixed, is best spread over the weights after it (Frantar and others, "GPTQ", 2022).
 */
final class InverseRoot {
    private final double[][] rows;

    private InverseRoot(double[][] rows) {
        this.rows = rows;
    }

    /** Empty if the matrix is not positive definite. The given rows are overwritten. */
    static Optional<InverseRoot> of(double[][] matrix) {
        turn(matrix);
        if (!factorize(matrix)) {
            return Optional.empty();
        }
        // With the order turned, H = SᵀS gives U as the inverse of Sᵀ, turned back.
        double[][] inverse = invertTransposed(matrix);
        turn(inverse);
        return Optional.of(new InverseRoot(inverse));
    }

    /** Reverses the order of rows and of columns. */
    private static void turn(double[][] matrix) {
        int last = matrix.length - 1;
        for (int i = 0; i <= last / 2; i++) {
            double[] row = matrix[i];
            matrix[i] = matrix[last - i];
            matrix[last - i] = row;
        }
        for (double[] row : matrix) {
            for (int j = 0; j <= (last - 1) / 2; j++) {
                double value = row[j];
                row[j] = row[last - j];
                row[last - j] = value;
            }
        }
    }

    /** Cholesky: puts the upper triangular S with SᵀS = matrix in its place; what is below the diagonal is left over. */
    private static boolean factorize(double[][] matrix) {
        for (int k = 0; k < matrix.length; k++) {
            double[] row = matrix[k];
            for (int m = 0; m < k; m++) {
                subtract(row, matrix[m][k], matrix[m], k, row.length);
            }
            if (!(row[k] > 0)) {
                return false;
            }
            double scale = 1 / Math.sqrt(row[k]);
            for (int j = k; j < row.length; j++) {
                row[j] *= scale;
            }
        }
        return true;
    }

    private static double[][] invertTransposed(double[][] upper) {
        double[][] inverse = new double[upper.length][upper.length];
        for (int i = 0; i < upper.length; i++) {
            double[] row = inverse[i];
            row[i] = 1;
            for (int k = 0; k < i; k++) {
                subtract(row, upper[k][i], inverse[k], 0, k + 1);
            }
            double scale = 1 / upper[i][i];
            for (int j = 0; j <= i; j++) {
                row[j] *= scale;
            }
        }
        return inverse;
    }

    private static void subtract(double[] row, double factor, double[] other, int start, int end) {
        if (factor != 0) {
            for (int j = start; j < end; j++) {
                row[j] -= factor * other[j];
            }
        }
    }

    int length() {
        return rows.length;
    }

    /** Row j, zero before its position j; not copied. */
    double[] row(int j) {
        return rows[j];
    }

    /** {@code Uv}. */
    double[] times(double[] vector) {
        double[] product = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int j = i; j < rows.length; j++) {
                sum += rows[i][j] * vector[j];
            }
            product[i] = sum;
        }
        return product;
    }

    /** {@code Uᵀv}. */
    double[] transposedTimes(double[] vector) {
        double[] product = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            subtract(product, -vector[i], rows[i], i, rows.length);
        }
        return product;
    }
}
