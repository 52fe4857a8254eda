package dev.assay.cli.local;

import java.io.IOException;

/** Something that can be started, again and again. */
@FunctionalInterface
interface Program {
    /** Starts it. */
    Child start() throws IOException;
}
