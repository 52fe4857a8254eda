package dev.assay.fork;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Ties a forked process to its parent: the parent holds the other end of standard input, and when that closes — because
 * the parent ended, however suddenly — the child ends too. Without it a killed agent would leave a run behind that
 * disturbs the next one.
 */
public final class Lifeline {
    /** The exit code of a child whose parent is gone. */
    public static final int ORPHANED_EXIT_CODE = 113;

    /** In the environment of a program that can also run by itself: {@code stdin} asks it to end with its parent. */
    public static final String VARIABLE = "ASSAY_LIFELINE";

    /** The value of {@link #VARIABLE} that asks for it. */
    public static final String STANDARD_INPUT = "stdin";

    private Lifeline() {}

    /** As {@link #exitWithParent()}, where {@link #VARIABLE} asks for it: a service that was started by hand has no parent. */
    public static void exitWithParentIfAsked(Map<String, String> environment) {
        if (STANDARD_INPUT.equals(environment.get(VARIABLE))) {
            exitWithParent();
        }
    }

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
