package dev.assay.registration.java;

import dev.assay.ssh.Board;
import dev.assay.ssh.DetachedStart;
import dev.assay.ssh.FileMode;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A board on which nothing may be done. */
final class UntouchedBoard implements Board {
    private static AssertionError touched(Object by) {
        return new AssertionError("the board was touched by " + by);
    }

    @Override
    public String address() {
        return "pi@board";
    }

    @Override
    public Outcome run(Script script, Duration deadline) {
        throw touched(script);
    }

    @Override
    public boolean upload(Path file, String target, FileMode mode) {
        throw touched(file);
    }

    @Override
    public boolean write(byte[] content, String target, FileMode mode) {
        throw touched(target);
    }

    @Override
    public Optional<byte[]> read(String path, int bytesMax) {
        throw touched(path);
    }

    @Override
    public long freeBytes(String path) {
        throw touched(path);
    }

    @Override
    public long startDetached(DetachedStart start) {
        throw touched(start);
    }

    @Override
    public void close() {}
}
