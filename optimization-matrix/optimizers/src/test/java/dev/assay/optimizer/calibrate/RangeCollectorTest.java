package dev.assay.optimizer.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.assay.dataset.Dataset;
import dev.assay.sweep.axis.Calibration;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangeCollectorTest {
    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    private static final List<String> ALL = List.of("x", "negated", "doubled");

    @TempDir
    Path folder;

    @Test
    void everyTensorGetsTheRangeOverAllExamples() throws Exception {
        ActivationRanges found = collect(new RangeCollector(Calibration.MINMAX), model(-1), 1, -2, 3, 4);

        assertThat(found.ranges())
                .containsEntry("x", new ValueRange(-2, 4))
                .containsEntry("negated", new ValueRange(-4, 2))
                .containsEntry("doubled", new ValueRange(-8, 4));
        assertThat(found.examples()).isEqualTo(4);
        assertThat(found.passes()).isEqualTo(1);
    }

    @Test
    void tensorsBeyondTheBudgetAreFetchedInFurtherPassesWithTheSameRanges() throws Exception {
        ActivationRanges whole = collect(new RangeCollector(Calibration.MINMAX), model(-1), 1, -2, 3, 4);
        ActivationRanges inGroups = collect(new RangeCollector(Calibration.MINMAX, 4), model(-1), 1, -2, 3, 4);

        assertThat(inGroups.ranges()).isEqualTo(whole.ranges());
        assertThat(inGroups.passes()).isEqualTo(2);
    }

    @Test
    void aFixedBatchIsFedWhole() throws Exception {
        ActivationRanges found = collect(new RangeCollector(Calibration.MINMAX), model(2), 1, -2, 3, 4, 99);

        assertThat(found.ranges()).containsEntry("doubled", new ValueRange(-8, 4));
        assertThat(found.examples()).isEqualTo(4);
    }

    @Test
    void fewerExamplesThanTheFixedBatchAreRefused() {
        assertThatThrownBy(() -> collect(new RangeCollector(Calibration.MINMAX), model(8), 1, 2))
                .isInstanceOf(CalibrationException.class)
                .hasMessageContaining("2 examples; expected at least 8, the fixed batch size of the model");
    }

    @Test
    void anOutputWhoseShapeDependsOnTheValuesIsSeenWhole() throws Exception {
        ModelProto model = model(-1).toBuilder()
                .setGraph(model(-1).getGraph().toBuilder()
                        .addNode(node("NonZero", List.of("x"), "places"))
                        .addNode(node("Cast", List.of("places"), "places_float").toBuilder()
                                .addAttribute(AttributeProto.newBuilder()
                                        .setName("to")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(FLOAT))))
                .build();

        try (Dataset data = Dataset.open(npz(0, 1, 0, 2, 3))) {
            ActivationRanges found =
                    new RangeCollector(Calibration.MINMAX).collect(model, List.of("places_float", "doubled"), data);

            assertThat(found.ranges()).containsEntry("doubled", new ValueRange(-6, 0));
            assertThat(found.ranges()).containsEntry("places_float", new ValueRange(0, 0));
        }
    }

    @Test
    void aTensorThatIsNoFloatHasNoRange() throws Exception {
        ModelProto model = model(-1).toBuilder()
                .setGraph(model(-1).getGraph().toBuilder().addNode(node("Shape", List.of("x"), "shape")))
                .build();

        try (Dataset data = Dataset.open(npz(1, 2))) {
            assertThat(new RangeCollector(Calibration.MINMAX)
                            .collect(model, List.of("shape", "x"), data)
                            .ranges())
                    .containsOnlyKeys("x");
        }
    }

    private ActivationRanges collect(RangeCollector collector, ModelProto model, float... examples) throws Exception {
        try (Dataset data = Dataset.open(npz(examples))) {
            return collector.collect(model, ALL, data);
        }
    }

    /** negated = -x, doubled = negated + negated. */
    private static ModelProto model(long batch) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        if (batch < 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        } else {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(batch));
        }
        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1));
        GraphProto graph = GraphProto.newBuilder()
                .setName("g")
                .addInput(ValueInfoProto.newBuilder()
                        .setName("x")
                        .setType(TypeProto.newBuilder()
                                .setTensorType(TypeProto.Tensor.newBuilder()
                                        .setElemType(FLOAT)
                                        .setShape(shape))))
                .addNode(node("Neg", List.of("x"), "negated"))
                .addNode(node("Add", List.of("negated", "negated"), "doubled"))
                .addOutput(ValueInfoProto.newBuilder().setName("doubled"))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
    }

    private static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .build();
    }

    private Path npz(float... examples) throws Exception {
        byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + examples.length + ", 1), }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + examples.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length).put(header);
        for (float example : examples) {
            bytes.putFloat(example);
        }
        Path file = folder.resolve("x.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(bytes.array());
        }
        return file;
    }
}
