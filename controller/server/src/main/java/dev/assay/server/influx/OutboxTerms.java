package dev.assay.server.influx;

/**
 * The settings of the outbox.
 *
 * @param rowsMax so many points may wait, at least {@value #ROWS_LEAST}
 * @param deadLettersMax so many points that InfluxDB refused are kept, at least 1
 */
public record OutboxTerms(long rowsMax, long deadLettersMax) {
    /** With fewer a single campaign would fill it. */
    public static final long ROWS_LEAST = 1_000;

    public OutboxTerms {
        if (rowsMax < ROWS_LEAST) {
            throw new IllegalArgumentException(
                    "assay.influx.outbox-rows is " + rowsMax + "; expected at least " + ROWS_LEAST);
        }
        if (deadLettersMax < 1) {
            throw new IllegalArgumentException(
                    "assay.influx.dead-letters is " + deadLettersMax + "; expected at least 1");
        }
    }
}
