package dev.assay.optimizer.digits;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.pass.Pass;
import dev.assay.optimizer.pass.PassContext;
import dev.assay.optimizer.pass.PassContract;
import dev.assay.optimizer.prepare.OrtBasic;
import dev.assay.optimizer.rank.Factorization;
import dev.assay.optimizer.sparsity.MagnitudePruning;
import dev.assay.optimizer.sparsity.NofMPruning;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With calibration data. Without, MobileNetV2 has 107 of 540 images right at sparsity 0.5 and 55 at rank 0.5. */
class CompensatedDigitsTest implements PassContract {
    private static final int MOBILENET_IN_FLOAT = 535;
    private static final int ONE_POINT = 540 / 100;

    @Override
    public Pass pass() {
        return new MagnitudePruning(new Sparsity.Unstructured(0.5));
    }

    @Override
    public ModelProto model() {
        try {
            return new OrtBasic().apply(DigitsModel.read("student"), context());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PassContext context() {
        return new PassContext(Path.of("../examples/digits/data/digits-calibration.npz"), 1);
    }

    private int right(String name, Pass pass) throws Exception {
        ModelProto model = new OrtBasic().apply(DigitsModel.read(name), context());
        return DigitsModel.right(pass.apply(model, context()));
    }

    @Test
    void mobileNetLosesAtMostOnePointWithHalfOfItsWeightsZero() throws Exception {
        assertThat(right("mobilenetv2", pass())).isGreaterThanOrEqualTo(MOBILENET_IN_FLOAT - ONE_POINT);
    }

    @Test
    void mobileNetLosesAtMostTwoPointsWithHalfOfItsRank() throws Exception {
        assertThat(right("mobilenetv2", new Factorization(new Rank(0.5))))
                .isGreaterThanOrEqualTo(MOBILENET_IN_FLOAT - 2 * ONE_POINT);
    }

    @Test
    void squeezeNetLosesAtMostTwoPointsWithTwoOfFourWeightsZero() throws Exception {
        assertThat(right("squeezenet", new NofMPruning(new Sparsity.Structured(2, 4))))
                .isGreaterThanOrEqualTo(537 - 2 * ONE_POINT);
    }

    @Test
    void missingDataAreSaid() throws Exception {
        PassContext context = new PassContext(null, 1);

        pass().apply(model(), context);

        assertThat(context.warnings()).anyMatch(warning -> warning.startsWith("sparsity 0.5: there is no calibration"));
    }
}
