package dev.assay.simulator.device;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metadata of an ONNX file, found without reading the rest of it: fields of the outermost message are skipped by their length. What
 * is no such file has no metadata. See the encoding of protocol buffers, and {@code metadata_props} of ONNX's ModelProto.
 */
final class ModelMetadata {
    private static final int METADATA_PROPS = 14;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int BITS_OF_TYPE = 3;
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FOUR_BYTES = 5;
    private static final int ENTRY_BYTES_MAX = 1 << 16;
    private static final int ENTRIES_MAX = 1_000;

    private ModelMetadata() {}

    /** Key to value; empty when the file has none, or is no model. */
    static Map<String, String> of(Path onnx) {
        Map<String, String> metadata = new TreeMap<>();
        try (RandomAccessFile file = new RandomAccessFile(onnx.toFile(), "r")) {
            while (file.getFilePointer() < file.length() && metadata.size() < ENTRIES_MAX) {
                field(file, metadata);
            }
        } catch (IOException e) {
            // A simulated device measures whatever it is given, broken files included.
            return Map.of();
        }
        return metadata;
    }

    private static void field(RandomAccessFile file, Map<String, String> metadata) throws IOException {
        long tag = varint(file::readUnsignedByte);
        switch ((int) (tag & ((1 << BITS_OF_TYPE) - 1))) {
            case VARINT -> varint(file::readUnsignedByte);
            case EIGHT_BYTES -> skip(file, Long.BYTES);
            case FOUR_BYTES -> skip(file, Integer.BYTES);
            case LENGTH_DELIMITED -> {
                long length = varint(file::readUnsignedByte);
                if (tag >>> BITS_OF_TYPE == METADATA_PROPS && length >= 0 && length <= ENTRY_BYTES_MAX) {
                    byte[] entry = new byte[(int) length];
                    file.readFully(entry);
                    entry(ByteBuffer.wrap(entry), metadata);
                } else {
                    skip(file, length);
                }
            }
            default -> throw new IOException("no field of a message");
        }
    }

    private static void skip(RandomAccessFile file, long length) throws IOException {
        if (length < 0 || length > file.length() - file.getFilePointer()) {
            throw new EOFException();
        }
        file.seek(file.getFilePointer() + length);
    }

    private static void entry(ByteBuffer bytes, Map<String, String> metadata) throws IOException {
        String key = "";
        String value = "";
        while (bytes.hasRemaining()) {
            long tag = varint(() -> next(bytes));
            long length = varint(() -> next(bytes));
            if ((tag & ((1 << BITS_OF_TYPE) - 1)) != LENGTH_DELIMITED || length < 0 || length > bytes.remaining()) {
                throw new EOFException();
            }
            byte[] text = new byte[(int) length];
            bytes.get(text);
            if (tag >>> BITS_OF_TYPE == KEY) {
                key = new String(text, StandardCharsets.UTF_8);
            } else if (tag >>> BITS_OF_TYPE == VALUE) {
                value = new String(text, StandardCharsets.UTF_8);
            }
        }
        metadata.put(key, value);
    }

    private static int next(ByteBuffer bytes) throws EOFException {
        if (!bytes.hasRemaining()) {
            throw new EOFException();
        }
        return Byte.toUnsignedInt(bytes.get());
    }

    /** Gives the next byte, 0 to 255. */
    @FunctionalInterface
    private interface Bytes {
        int next() throws IOException;
    }

    private static long varint(Bytes bytes) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes.next();
            value |= (long) (next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new IOException("a number without an end");
    }
}
