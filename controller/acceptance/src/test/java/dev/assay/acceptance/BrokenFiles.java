package dev.assay.acceptance;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that a careless or a hostile hand could have made. */
final class BrokenFiles {
    private static final int FLOAT = 1;

    private BrokenFiles() {}

    /** The first half of a good model. */
    static Path truncatedModel(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(
                Repository.root().resolve("optimization-matrix/examples/digits/models/squeezenet-digits.onnx"));
        return Files.write(folder.resolve("truncated.onnx"), Arrays.copyOf(whole, whole.length / 2));
    }

    /** Its weights claim to lie in a file far above the model's own folder. */
    static Path climbingModel(Path folder) throws IOException {
        TensorProto weights = TensorProto.newBuilder()
                .setName("w")
                .setDataType(FLOAT)
                .addDims(4)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(StringStringEntryProto.newBuilder()
                        .setKey("location")
                        .setValue("../../../../../../../../etc/passwd"))
                .build();
        return write(folder.resolve("climbing.onnx"), model(weights, 4));
    }

    /** Its weights claim 2^60 values and bring four. */
    static Path absurdWeights(Path folder) throws IOException {
        TensorProto weights = TensorProto.newBuilder()
                .setName("w")
                .setDataType(FLOAT)
                .addDims(1L << 30)
                .addDims(1L << 30)
                .setRawData(com.google.protobuf.ByteString.copyFrom(new byte[16]))
                .build();
        return write(folder.resolve("absurd-weights.onnx"), model(weights, 4));
    }

    /** Its input claims 4 EiB. */
    static Path absurdInput(Path folder) throws IOException {
        TensorProto weights = TensorProto.newBuilder()
                .setName("w")
                .setDataType(FLOAT)
                .addDims(1)
                .setRawData(com.google.protobuf.ByteString.copyFrom(new byte[4]))
                .build();
        return write(folder.resolve("absurd-input.onnx"), model(weights, 1L << 60));
    }

    /** An NPZ with one float32 array {@code input} of this shape, all zero, and no labels. */
    static Path data(Path folder, String name, int... shape) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("input.npy"));
            zip.write(npyHeader(shape));
            zip.write(new byte[Arrays.stream(shape).reduce(Float.BYTES, Math::multiplyExact)]);
            zip.closeEntry();
        }
        return file;
    }

    private static byte[] npyHeader(int[] shape) {
        String dimensions = Arrays.toString(shape).replace("[", "(").replace("]", ",)");
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + dimensions + ", }";
        String padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
        ByteBuffer header = ByteBuffer.allocate(10 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        header.putShort((short) padded.length());
        header.put(padded.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    private static ModelProto model(TensorProto weights, long inputLength) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(GraphProto.newBuilder()
                        .setName("g")
                        .addInput(value("x", inputLength))
                        .addOutput(value("y", inputLength))
                        .addInitializer(weights)
                        .addNode(NodeProto.newBuilder()
                                .setOpType("Add")
                                .addInput("x")
                                .addInput("w")
                                .addOutput("y")))
                .build();
    }

    private static ValueInfoProto value(String name, long length) {
        TensorShapeProto shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
                .build();
    }

    private static Path write(Path file, ModelProto model) throws IOException {
        return Files.write(file, model.toByteArray());
    }
}
