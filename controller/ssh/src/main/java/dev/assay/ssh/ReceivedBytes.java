package dev.assay.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;

/**
 * A bounded pipe whose reader can wait for a limited time only, as a socket's reader can: JSch's keep-alive rests on that. One writer, one
 * reader.
 */
final class ReceivedBytes {
    private static final int CAPACITY_BYTES = 1 << 18;

    private final byte[] ring = new byte[CAPACITY_BYTES];
    private int first;
    private int count;
    private boolean closed;
    private int timeoutMillis;

    /** Longest wait of a read; 0 for no limit. */
    synchronized void setTimeoutMillis(int millis) {
        timeoutMillis = millis;
    }

    synchronized int timeoutMillis() {
        return timeoutMillis;
    }

    /** Nothing more will come; what is there can still be read. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    OutputStream writer() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(bytes, offset, length);
            }

            @Override
            public void close() {
                ReceivedBytes.this.close();
            }
        };
    }

    InputStream reader() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : take(bytes, offset, length);
            }

            @Override
            public void close() {
                ReceivedBytes.this.close();
            }
        };
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            while (count == CAPACITY_BYTES && !closed) {
                pause(0);
            }
            if (closed) {
                throw new IOException("the connection through the jump host is closed");
            }
            int at = (first + count) % CAPACITY_BYTES;
            int piece = Math.min(Math.min(length - done, CAPACITY_BYTES - count), CAPACITY_BYTES - at);
            System.arraycopy(bytes, offset + done, ring, at, piece);
            count += piece;
            done += piece;
            notifyAll();
        }
    }

    private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000L;
        while (count == 0 && !closed) {
            long left = timeoutMillis == 0 ? 0 : (end - System.nanoTime()) / 1_000_000L;
            if (timeoutMillis > 0 && left <= 0) {
                throw new SocketTimeoutException("nothing came for " + timeoutMillis + " ms");
            }
            pause(left);
        }
        if (count == 0) {
            return -1;
        }
        int piece = Math.min(Math.min(length, count), CAPACITY_BYTES - first);
        System.arraycopy(ring, first, bytes, offset, piece);
        first = (first + piece) % CAPACITY_BYTES;
        count -= piece;
        notifyAll();
        return piece;
    }

    /** Waits for a change; 0 for no limit. */
    @SuppressWarnings("WaitNotInLoop") // each caller loops
    private void pause(long millis) throws InterruptedIOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
