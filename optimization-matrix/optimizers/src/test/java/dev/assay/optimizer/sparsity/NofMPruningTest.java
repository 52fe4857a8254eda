package dev.assay.optimizer.sparsity;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.graph.MicroModel;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassContract;
import dev.assay.sweep.axis.Sparsity;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NofMPruningTest implements PassContract {
    private static final int REDUCED = 11;
    private static final int OUTPUTS = 6;

    @Override
    public Pass pass() {
        return new NofMPruning(new Sparsity.Structured(2, 4));
    }

    @Override
    public ModelProto model() {
        return gemm(0);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "1, 4", "3, 4", "4, 8", "7, 64"})
    void everyGroupOfAGemmKeepsItsLargest(int keep, int group) throws Exception {
        check(gemm(0), keep, group, REDUCED, OUTPUTS, OUTPUTS, 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 4", "4, 8"})
    void everyGroupOfATransposedGemmKeepsItsLargest(int keep, int group) throws Exception {
        check(gemm(1), keep, group, REDUCED, OUTPUTS, 1, REDUCED);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 4", "4, 8"})
    void everyGroupOfAConvolutionRunsOverChannelsAndKernel(int keep, int group) throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 3, 6, 6)
                .output("y", 1, 5, 4, 4)
                .constant("w", MicroModel.random(1, 135), 5L, 3L, 3L, 3L)
                .node("Conv", "x w", "y")
                .build();

        check(model, keep, group, 27, 5, 1, 27);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 4"})
    void everyGroupOfBatchedWeightsKeepsItsLargest(int keep, int group) throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 2, 1, 5)
                .output("y", 2, 1, 3)
                .constant("w", MicroModel.random(1, 30), 2L, 5L, 3L)
                .node("MatMul", "x w", "y")
                .build();
        float[] before = PrunedLayer.values(model, "w");

        float[] after = PrunedLayer.values(apply(model, keep, group), "w");

        for (int sum = 0; sum < 6; sum++) {
            int first = sum / 3 * 15 + sum % 3;
            checkSum(before, after, keep, group, 5, i -> first + 3 * i);
        }
    }

    @Test
    void shortLastGroupKeepsAsManyAsAWholeOne() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 7)
                .output("y", 1, 1)
                .constant("w", new float[] {1, 2, 3, 4, 5, 6, 7}, 7L, 1L)
                .node("MatMul", "x w", "y")
                .build();

        assertThat(PrunedLayer.values(apply(model, 2, 4), "w")).containsExactly(0, 0, 3, 4, 0, 6, 7);
    }

    @Test
    void weightsSummedOverBothAxesAreLeftAlone() throws Exception {
        ModelProto model = new MicroModel(13)
                .input("x", 1, 4)
                .output("y", 1, 4)
                .constant("w", MicroModel.random(1, 16), 4L, 4L)
                .node("MatMul", "x w", "h")
                .node("Gemm", "h w", "y", MicroModel.integer("transB", 1))
                .build();

        assertThat(pass().apply(model, context())).isEqualTo(model);
    }

    private static ModelProto apply(ModelProto model, int keep, int group) throws Exception {
        return new NofMPruning(new Sparsity.Structured(keep, group)).apply(model, new PassContext(null, 1));
    }

    private static void check(ModelProto model, int keep, int group, int length, int sums, int step, int sumStep)
            throws Exception {
        float[] before = PrunedLayer.values(model, "w");

        float[] after = PrunedLayer.values(apply(model, keep, group), "w");

        for (int i = 0; i < sums; i++) {
            int sum = i;
            checkSum(before, after, keep, group, length, position -> sum * sumStep + position * step);
        }
    }

    private static void checkSum(
            float[] before, float[] after, int keep, int group, int length, IntUnaryOperator index) {
        for (int start = 0; start < length; start += group) {
            int[] places = IntStream.range(start, Math.min(start + group, length))
                    .map(index)
                    .toArray();
            double[] sizes = Arrays.stream(places)
                    .mapToDouble(place -> -Math.abs(before[place]))
                    .sorted()
                    .toArray();
            double smallestKept = -sizes[Math.min(keep, places.length) - 1];
            for (int place : places) {
                assertThat(after[place]).isEqualTo(Math.abs(before[place]) >= smallestKept ? before[place] : 0f);
            }
        }
    }

    private static ModelProto gemm(long transposed) {
        Long[] shape = transposed == 1
                ? new Long[] {(long) OUTPUTS, (long) REDUCED}
                : new Long[] {(long) REDUCED, (long) OUTPUTS};
        return new MicroModel(13)
                .input("x", 1, REDUCED)
                .output("y", 1, OUTPUTS)
                .constant("w", MicroModel.random(3, REDUCED * OUTPUTS), shape)
                .node("Gemm", "x w", "y", MicroModel.integer("transB", transposed))
                .build();
    }
}
