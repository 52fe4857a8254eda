package dev.assay.optimizer.quantize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Seeded examples, evenly distributed between -1 and 1, for the float32 inputs of a model. */
public final class RandomData {
    private RandomData() {}

    /** All values of one input, example after example. */
    public static float[] values(ValueInfoProto input, int examples, long seed) {
        Random random = new Random(seed);
        float[] values =
                new float[Math.toIntExact(LongStream.of(shape(input, examples)).reduce(1, (a, b) -> a * b))];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return values;
    }

    static long[] shape(ValueInfoProto input, int examples) {
        List<TensorShapeProto.Dimension> dimensions =
                input.getType().getTensorType().getShape().getDimList();
        return LongStream.range(0, dimensions.size())
                .map(i -> i == 0 ? examples : dimensions.get((int) i).getDimValue())
                .toArray();
    }

    /** An NPZ file with this many examples for every input of the model. */
    public static Path npz(Path folder, ModelProto model, int examples) throws IOException {
        Path file = folder.resolve("calibration-" + examples + ".npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ValueInfoProto input : model.getGraph().getInputList()) {
                write(zip, input.getName(), shape(input, examples), values(input, examples, 3));
            }
        }
        return file;
    }

    /** 64 examples in which one value of every input is this outlier. */
    static Path npzWithOutlier(Path folder, ModelProto model, float outlier) throws IOException {
        Path file = folder.resolve("outlier.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ValueInfoProto input : model.getGraph().getInputList()) {
                float[] values = values(input, 64, 3);
                values[values.length / 2] = outlier;
                write(zip, input.getName(), shape(input, 64), values);
            }
        }
        return file;
    }

    /** Writes one float32 array in C order. */
    static void write(ZipOutputStream zip, String name, long[] shape, float[] values) throws IOException {
        String dimensions = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ",)"));
        byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': " + dimensions + ", }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + values.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.putShort((short) header.length).put(header);
        for (float value : values) {
            bytes.putFloat(value);
        }
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(bytes.array());
        zip.closeEntry();
    }
}
