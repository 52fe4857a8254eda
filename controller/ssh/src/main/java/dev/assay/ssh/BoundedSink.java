package dev.assay.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the first bytes and counts the rest. Written by JSch's thread, read by ours. */
final class BoundedSink extends OutputStream {
    private final int bytesMax;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    BoundedSink(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int room = Math.min(length, bytesMax - kept.size());
        kept.write(bytes, offset, room);
        cut |= room < length;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean cut() {
        return cut;
    }
}
