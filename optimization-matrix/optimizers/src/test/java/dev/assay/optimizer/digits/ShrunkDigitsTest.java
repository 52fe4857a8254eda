package dev.assay.optimizer.digits;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.assay.optimizer.graph.FloatTensor;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.rank.Factorization;
import dev.assay.optimizer.sparsity.MagnitudePruning;
import dev.assay.optimizer.sparsity.NofMPruning;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is trained again after shrinking here, so only mild steps on the wider models may be asked to stay accurate. */
class ShrunkDigitsTest {
    private static final List<Pass> PRUNINGS = List.of(
            new MagnitudePruning(new Sparsity.Unstructured(0.5)), new NofMPruning(new Sparsity.Structured(2, 4)));

    private final PassContext context = new PassContext(null, 1);

    @ParameterizedTest
    @ValueSource(strings = {"mobilenetv2", "resnet", "squeezenet", "vit", "student"})
    void everyModelRunsWithEachRankAndSparsity(String name) throws Exception {
        ModelProto model = DigitsModel.read(name);
        for (double rank : new double[] {0.5, 0.25}) {
            ModelProto factorized = new Factorization(new Rank(rank)).apply(model, context);
            assertThat(factorized.getSerializedSize()).isLessThan(model.getSerializedSize());
            for (Pass pruning : PRUNINGS) {
                assertThat(DigitsModel.right(pruning.apply(factorized, context)))
                        .isBetween(1, 540);
            }
        }
    }

    @Test
    void factorizedTransformerLosesAtMostTwoPoints() throws Exception {
        ModelProto model = DigitsModel.read("vit");

        int right = DigitsModel.right(new Factorization(new Rank(0.5)).apply(model, context));

        assertThat(right).isGreaterThanOrEqualTo(535 - 540 * 2 / 100);
    }

    @Test
    void halfPrunedTransformerLosesAtMostFourPoints() throws Exception {
        for (Pass pruning : PRUNINGS) {
            assertThat(DigitsModel.right(pruning.apply(DigitsModel.read("vit"), context)))
                    .isGreaterThanOrEqualTo(535 - 540 * 4 / 100);
        }
    }

    @Test
    void mobileNetLosesAtMostOnePointWithAFifthOfItsWeightsZero() throws Exception {
        Pass pruning = new MagnitudePruning(new Sparsity.Unstructured(0.2));

        ModelProto model = DigitsModel.read("mobilenetv2");

        ModelProto pruned = pruning.apply(model, context);

        assertThat(DigitsModel.right(pruned)).isGreaterThanOrEqualTo(535 - 540 / 100);
        assertThat(context.warnings().get(0))
                .startsWith("sparsity 0.2: " + (zeros(pruned) - zeros(model)) + " of 187152 weights are zero (20.0 %)")
                .endsWith("in 22 pruned layers, 17.9 % of all 209140 float32 constants; 10 layers left alone");
    }

    private static long zeros(ModelProto model) {
        long zeros = 0;
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            if (FloatTensor.isReadable(tensor)) {
                for (float value : FloatTensor.values(tensor)) {
                    zeros += value == 0 ? 1 : 0;
                }
            }
        }
        return zeros;
    }
}
