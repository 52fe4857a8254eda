package dev.assay.sweep.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small NPZ files of zeros, as numpy.savez would. */
final class NpzWriter {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(written);

    /** @param bytes of all values together */
    NpzWriter array(String name, String descr, String shape, int bytes) throws IOException {
        return array(name, descr, shape, new byte[bytes]);
    }

    NpzWriter array(String name, String descr, String shape, byte[] values) throws IOException {
        StringBuilder header =
                new StringBuilder("{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }");
        while ((10 + header.length() + 1) % 64 != 0) {
            header.append(' ');
        }
        header.append('\n');
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        zip.write(header.length() & 0xff);
        zip.write(header.length() >> 8);
        zip.write(header.toString().getBytes(StandardCharsets.US_ASCII));
        zip.write(values);
        zip.closeEntry();
        return this;
    }

    /** Digits with labels: {@code examples} of them, all zero. */
    static NpzWriter digits(int examples) throws IOException {
        return new NpzWriter()
                .array("input", "<f4", "(" + examples + ", 1, 32, 32)", examples * 4_096)
                .array("labels", "<i8", "(" + examples + ",)", examples * 8);
    }

    Path to(Path file) throws IOException {
        zip.close();
        return Files.write(file, written.toByteArray());
    }
}
