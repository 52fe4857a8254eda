package dev.assay.influx.write;

import java.util.List;

/** Writes lines, and says what came of it; never throws for what a server or a network does. */
public interface LineWriter extends AutoCloseable {
    /**
     * Sends them all in one request, and waits for its answer.
     *
     * @param lines of line protocol with timestamps in nanoseconds, at least one
     */
    WriteAnswer write(List<String> lines);

    @Override
    void close();
}
