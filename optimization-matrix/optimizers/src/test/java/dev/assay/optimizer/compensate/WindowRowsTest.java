package dev.assay.optimizer.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import dev.assay.optimizer.graph.MicroModel;
import dev.assay.optimizer.graph.OrtAnswer;
import dev.assay.optimizer.graph.Wiring;
import org.junit.jupiter.api.Test;

/** Every window times the kernels must be what ONNX Runtime's convolution answers there. */
class WindowRowsTest {
    private static final long[] INPUT = {2, 3, 9, 8};

    @Test
    void windowsAreThoseOfTheConvolution() throws Exception {
        check();
        check(MicroModel.integers("pads", 1L, 2L, 0L, 1L));
        check(MicroModel.integers("strides", 2L, 3L), MicroModel.integers("pads", 1L, 1L, 1L, 1L));
        check(MicroModel.integers("dilations", 2L, 1L), MicroModel.integers("pads", 2L, 0L, 2L, 0L));
    }

    @Test
    void automaticPaddingIsThatOfTheConvolution() throws Exception {
        for (String padding : new String[] {"SAME_UPPER", "SAME_LOWER", "VALID"}) {
            check(text("auto_pad", padding), MicroModel.integers("strides", 2L, 2L));
        }
    }

    private static void check(AttributeProto... attributes) throws Exception {
        float[] weights = MicroModel.random(1, 4 * 3 * 3 * 2);
        MicroModel micro = new MicroModel(13)
                .input("x", INPUT)
                .constant("w", weights, 4L, 3L, 3L, 2L)
                .node("Conv", "x w", "y", attributes);
        ModelProto model = micro.output("y").build();
        // An output without a shape takes whatever the convolution gives.
        ModelProto.Builder free = model.toBuilder();
        free.getGraphBuilder().getOutputBuilder(0).clearType();
        float[] answers = OrtAnswer.of(free.build());

        WatchedLayer layer = WatchedLayer.of(model.getGraph().getNode(0), new Wiring(model.getGraph()));
        float[] values = MicroModel.random(7, 2 * 3 * 9 * 8);
        int count = layer.rows().count(INPUT);

        assertThat(count * 4).isEqualTo(answers.length);
        double[] row = new double[layer.rows().length()];
        int places = count / 2;
        for (int position = 0; position < count; position++) {
            layer.rows().read(values, INPUT, position, row);
            for (int output = 0; output < 4; output++) {
                double sum = 0;
                for (int i = 0; i < row.length; i++) {
                    sum += row[i] * layer.weights()[output][i];
                }
                int answer = (position / places * 4 + output) * places + position % places;
                assertThat(sum).isCloseTo(answers[answer], within(1e-4));
            }
        }
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8(value))
                .build();
    }
}
