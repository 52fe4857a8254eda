package dev.assay.server.influx;

/**
 * The settings of the outbox.
 *
 * @param rowsMax so many points may wait, at least {@value #ROWS_LEAST}
 */
public record OutboxTerms(long rowsMax) {
    /** With fewer a single campaign would fill it. */
    public static final long ROWS_LEAST = 1_000;

    public OutboxTerms {
        if (rowsMax < ROWS_LEAST) {
            throw new IllegalArgumentException(
                    "assay.influx.outbox-rows is " + rowsMax + "; expected at least " + ROWS_LEAST);
        }
    }
}
