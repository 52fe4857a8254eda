package dev.assay.agent.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** NPZ files with an array {@code input} float32[examples, width] and, if wanted, {@code labels} int64[examples]. */
public final class TinyData {
    private TinyData() {}

    /** Writes the data set and returns its file; no labels when {@code labels} is empty. */
    public static Path write(Path file, float[][] input, long... labels) throws IOException {
        int width = input[0].length;
        ByteBuffer values = little(input.length * width * Float.BYTES);
        for (float[] example : input) {
            for (float value : example) {
                values.putFloat(value);
            }
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "input", "<f4", "(" + input.length + ", " + width + ")", values);
            if (labels.length > 0) {
                ByteBuffer classes = little(labels.length * Long.BYTES);
                for (long label : labels) {
                    classes.putLong(label);
                }
                add(zip, "labels", "<i8", "(" + labels.length + ",)", classes);
            }
        }
        return file;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void add(ZipOutputStream zip, String name, String type, String shape, ByteBuffer values)
            throws IOException {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
        byte[] header = (text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        zip.write(new byte[] {(byte) (length & 0xFF), (byte) (length >> 8)});
        zip.write(header);
        byte[] bytes = new byte[values.flip().remaining()];
        values.get(bytes);
        zip.write(bytes);
        zip.closeEntry();
    }
}
