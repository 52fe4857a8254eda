package dev.assay.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The part of an NPY entry before the values, formats 1.0, 2.0 and 3.0.
 *
 * @param bytes length of the header; the values follow directly
 * @param dataBytes length of the values that the shape asks for
 */
record NpyHeader(ArrayHeader array, long bytes, long dataBytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy writes about a hundred bytes; more than this is a lie or an attack. */
    private static final int TEXT_BYTES_MAX = 65_536;

    /** Reads from the start of the entry up to the first value. */
    static NpyHeader read(Path file, String name, InputStream in) throws DatasetException {
        try {
            byte[] start = exactly(in, 8);
            if (!Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
                throw DatasetException.ofArray(
                        file, name, "the entry does not start with the NPY magic", "an array written by NumPy");
            }
            int version = start[6];
            if (version < 1 || version > 3) {
                throw DatasetException.ofArray(file, name, "NPY format " + version, "format 1, 2 or 3");
            }
            int lengthBytes = version == 1 ? 2 : 4;
            ByteBuffer length = ByteBuffer.wrap(exactly(in, lengthBytes)).order(ByteOrder.LITTLE_ENDIAN);
            long textBytes =
                    version == 1 ? Short.toUnsignedLong(length.getShort()) : Integer.toUnsignedLong(length.getInt());
            if (textBytes > TEXT_BYTES_MAX) {
                throw DatasetException.ofArray(
                        file, name, "a header of " + textBytes + " bytes", "at most " + TEXT_BYTES_MAX);
            }
            byte[] text = exactly(in, (int) textBytes);
            Map<String, Object> entries = NpyHeaderText.parse(
                    new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
            return of(file, name, entries, 8 + lengthBytes + textBytes);
        } catch (EOFException e) {
            throw DatasetException.ofArray(file, name, "the entry ends inside its header", "a whole array", e);
        } catch (IOException e) {
            throw DatasetException.ofArray(
                    file, name, "the entry cannot be read (" + e.getMessage() + ")", "an intact file", e);
        } catch (IllegalArgumentException e) {
            throw DatasetException.ofArray(
                    file,
                    name,
                    "the header has " + e.getMessage(),
                    "a dictionary with 'descr', 'fortran_order' and 'shape' of an array of plain numbers",
                    e);
        }
    }

    private static NpyHeader of(Path file, String name, Map<String, Object> entries, long headerBytes)
            throws DatasetException {
        if (!(entries.get("descr") instanceof String descr)
                || !(entries.get("fortran_order") instanceof Boolean fortranOrder)
                || !(entries.get("shape") instanceof List<?> dimensions)) {
            throw DatasetException.ofArray(
                    file,
                    name,
                    "a header with " + entries,
                    "'descr' (text), 'fortran_order' (truth value), 'shape' (tuple)");
        }
        ElementType type = ElementType.ofNumpyName(descr)
                .orElseThrow(() -> DatasetException.ofArray(
                        file, name, "elements of type '" + descr + "'", "one of " + ElementType.numpyNames()));
        if (fortranOrder) {
            throw DatasetException.ofArray(
                    file,
                    name,
                    "Fortran order (columns first)",
                    "C order; save numpy.ascontiguousarray(array) instead");
        }
        List<Long> shape =
                dimensions.stream().map(dimension -> (Long) dimension).toList();
        if (shape.isEmpty() || shape.stream().anyMatch(dimension -> dimension < 1)) {
            throw DatasetException.ofArray(
                    file, name, "shape " + shape, "the number of examples first, and every dimension at least 1");
        }
        ArrayHeader array = new ArrayHeader(name, type, shape);
        if (shape.get(0) > Integer.MAX_VALUE) {
            throw DatasetException.ofArray(file, name, shape.get(0) + " examples", "at most " + Integer.MAX_VALUE);
        }
        try {
            long exampleBytes = array.exampleBytes();
            return new NpyHeader(array, headerBytes, Math.multiplyExact(exampleBytes, shape.get(0)));
        } catch (ArithmeticException e) {
            throw DatasetException.ofArray(
                    file,
                    name,
                    "shape " + shape + " of " + type.onnxName(),
                    "examples of at most " + Integer.MAX_VALUE + " bytes each",
                    e);
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }
}
