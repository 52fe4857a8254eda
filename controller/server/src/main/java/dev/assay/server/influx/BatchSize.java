package dev.assay.server.influx;

/**
 * How many lines go into one request: fewer when a server could not take as many, more again when it takes these. A batch that is always too
 * slow for the limit of time would else be sent again for ever. Owned by one thread.
 */
final class BatchSize {
    static final int LARGEST = 1_000;

    /** So many full requests before a size that was too much is tried again. */
    private static final int PROOFS = 20;

    private static final int NO_DOUBT = Integer.MAX_VALUE;

    private int lines = LARGEST;
    private int tooMany = NO_DOUBT;
    private int proofs;

    /** At most so many now, 1 to {@value #LARGEST}. */
    int lines() {
        return lines;
    }

    /** Nothing was heard of so many, or that it was too much. */
    void failed(int sent) {
        proofs = 0;
        // A server that does not take a single line is away, and not slow.
        tooMany = sent == 1 ? NO_DOUBT : sent;
        lines = Math.max(1, Math.min(lines, sent) / 2);
    }

    /** All of so many went through. */
    void passed(int sent) {
        if (sent < lines || lines == LARGEST) {
            return;
        }
        if (lines < tooMany / 2) {
            grow();
        } else {
            proofs++;
            if (proofs >= PROOFS) {
                tooMany = NO_DOUBT;
                grow();
            }
        }
    }

    private void grow() {
        proofs = 0;
        lines = Math.min(LARGEST, lines * 2);
    }
}
