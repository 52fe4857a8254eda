package dev.assay.fork;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ties a forked process to its parent: the parent holds the other end of standard input, and when that closes — because
 * the parent ended, however suddenly — the child ends too. Without it a killed agent would leave a run behind that
 * disturbs the next one.
 */
public final class Lifeline {
    /** The exit code of a child whose parent is gone. */
    public static final int ORPHANED_EXIT_CODE = 113;

    private Lifeline() {}

    /** Called once by the child, first of all. Nothing else in the child may read standard input. */
    public static void exitWithParent() {
        Thread watcher = new Thread(() -> waitForEnd(System.in), "lifeline");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void waitForEnd(InputStream parent) {
        try {
            while (parent.read() != -1) {
                // Bytes have no meaning here; only the end of the stream has.
            }
        } catch (IOException e) {
            // A broken pipe is as much the end of the parent as a closed one.
        }
        Runtime.getRuntime().halt(ORPHANED_EXIT_CODE);
    }
}
