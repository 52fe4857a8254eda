package dev.assay.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** How long to wait for an end, or for the next sign of life. */
final class Patience {
    private final Duration length;
    private volatile long since = System.nanoTime();

    Patience(Duration length) {
        this.length = length;
    }

    boolean isOver() {
        return System.nanoTime() - since > length.toNanos();
    }

    Duration length() {
        return length;
    }

    /** A stream whose every read is a sign of life. */
    InputStream renewedBy(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read() throws IOException {
                since = System.nanoTime();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                since = System.nanoTime();
                return super.read(bytes, offset, count);
            }
        };
    }
}
