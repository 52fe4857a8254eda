package dev.assay.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the NPZ files of these tests, right and wrong ones. */
final class NpzFile {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(written);

    NpzFile array(String name, String descr, String shape, byte[] values) {
        return entry(name + ".npy", npy(1, descr, "False", shape, values));
    }

    NpzFile floats(String name, String shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return array(name, "<f4", shape, bytes.array());
    }

    NpzFile longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return array(name, "<i8", "(" + values.length + ",)", bytes.array());
    }

    NpzFile entry(String name, byte[] bytes) {
        return entry(new ZipEntry(name), bytes);
    }

    NpzFile storedEntry(String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        return entry(entry, bytes);
    }

    private NpzFile entry(ZipEntry entry, byte[] bytes) {
        try {
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] bytes() throws IOException {
        zip.close();
        return written.toByteArray();
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve("data.npz"), bytes());
    }

    /** An NPY file of format 1, 2 or 3. */
    static byte[] npy(int version, String descr, String fortranOrder, String shape, byte[] values) {
        String text = String.format(
                Locale.ROOT, "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n", descr, fortranOrder, shape);
        return npy(version, text.length(), text, values);
    }

    /** An NPY file whose header may lie about its own length. */
    static byte[] npy(int version, long claimedLength, String text, byte[] values) {
        byte[] header = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(12 + header.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) claimedLength);
        } else {
            bytes.putInt((int) claimedLength);
        }
        bytes.put(header).put(values);
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }
}
