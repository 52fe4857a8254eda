package dev.assay.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Reads one array from the first example to the last. Holds a fixed 64 KiB whatever the size of the array. One thread owns it;
 * several cursors of one data set may be open at once.
 */
public final class ArrayCursor implements Closeable {
    private static final int CHUNK_BYTES = 65_536;

    private final Path file;
    private final NpyHeader header;
    private final ZipEntry entry;
    private final InputStream in;
    private final CRC32 sum;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int examplesLeft;

    /** Takes over a stream that stands at the first value; {@code sum} must have seen the bytes before it. */
    ArrayCursor(Path file, NpyHeader header, ZipEntry entry, InputStream in, CRC32 sum) {
        this.file = file;
        this.header = header;
        this.entry = entry;
        this.in = in;
        this.sum = sum;
        this.examplesLeft = header.array().shape().get(0).intValue();
    }

    /**
     * Reads up to {@code examples} whole examples into the buffer from its position on, and moves the position behind them, as a
     * channel does. The bytes are little-endian, which is the native order wherever ONNX Runtime runs.
     *
     * @return how many examples were read; 0 at the end
     * @throws IllegalArgumentException if so many examples do not fit in what remains of the buffer
     * @throws DatasetException if the entry ends early, goes on behind its last example, or is damaged
     */
    public int read(ByteBuffer into, int examples) throws DatasetException {
        int count = Math.min(examples, examplesLeft);
        long bytes = (long) count * header.array().exampleBytes();
        if (bytes > into.remaining()) {
            throw new IllegalArgumentException("the buffer has room for " + into.remaining() + " bytes; " + count
                    + " examples of \"" + header.array().name() + "\" need " + bytes);
        }
        if (count == 0) {
            return 0;
        }
        try {
            copy(into, bytes);
            examplesLeft -= count;
            if (examplesLeft == 0) {
                checkEnd();
            }
        } catch (IOException e) {
            throw DatasetException.ofArray(
                    file,
                    header.array().name(),
                    "the entry cannot be read (" + e.getMessage() + ")",
                    "an intact file",
                    e);
        }
        return count;
    }

    private void copy(ByteBuffer into, long bytes) throws IOException, DatasetException {
        long left = bytes;
        while (left > 0) {
            int got = in.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (got < 0) {
                throw DatasetException.ofArray(
                        file,
                        header.array().name(),
                        "the entry ends early",
                        header.dataBytes() + " bytes of values for shape "
                                + header.array().shape());
            }
            sum.update(chunk, 0, got);
            into.put(chunk, 0, got);
            left -= got;
        }
    }

    private void checkEnd() throws IOException, DatasetException {
        if (in.read() >= 0) {
            throw DatasetException.ofArray(
                    file,
                    header.array().name(),
                    "values behind the last example",
                    header.dataBytes() + " bytes of values for shape "
                            + header.array().shape());
        }
        if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
            throw DatasetException.ofArray(file, header.array().name(), "a wrong checksum", "an intact file");
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // Nothing was written, so nothing can be lost by a failed close.
            examplesLeft = 0;
        }
    }
}
