package dev.assay.server.influx;

import dev.assay.influx.schema.Measurement;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Which point a cell's figures or verdicts are: its series and its time, fixed when it is first written. A branch that becomes a baseline's or
 * a board that is recognised later does not make it another point. No two points of a measurement share a time. Thread-safe; to be used
 * behind the gate.
 */
final class PointIdentities {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** A point's identity. */
    record Identity(String series, long atNanos) {}

    /**
     * What was fixed before, or is from now on.
     *
     * @param part of the cell's points, where it has several: the metric; else empty
     * @param series as it would be today
     * @param millis since 1970 UTC, when what it tells of happened
     */
    Identity of(
            Handle handle,
            Measurement measurement,
            CellPlace place,
            String part,
            Supplier<String> series,
            long millis) {
        return find(handle, measurement, place, part)
                .orElseGet(() -> fix(handle, measurement, place, part, series.get(), millis));
    }

    private static Optional<Identity> find(Handle handle, Measurement measurement, CellPlace place, String part) {
        return handle.createQuery("select series, at_nanos from influx_identity where measurement = ?"
                        + " and campaign_seq = ? and cell_index = ? and part = ?")
                .bind(0, measurement.key())
                .bind(1, place.campaignSeq())
                .bind(2, place.cellIndex())
                .bind(3, part)
                .map((row, context) -> new Identity(row.getString("series"), row.getLong("at_nanos")))
                .findOne();
    }

    private static Identity fix(
            Handle handle, Measurement measurement, CellPlace place, String part, String series, long millis) {
        long first = millis * NANOS_PER_MILLI;
        long nanos = handle.createQuery("select coalesce(max(at_nanos) + 1, ?) from influx_identity"
                        + " where measurement = ? and at_nanos >= ? and at_nanos < ?")
                .bind(0, first)
                .bind(1, measurement.key())
                .bind(2, first)
                .bind(3, first + NANOS_PER_MILLI)
                .mapTo(Long.class)
                .one();
        handle.execute(
                "insert into influx_identity (measurement, campaign_seq, cell_index, part, series, at_nanos)"
                        + " values (?, ?, ?, ?, ?, ?)",
                measurement.key(),
                place.campaignSeq(),
                place.cellIndex(),
                part,
                series,
                nanos);
        return new Identity(series, nanos);
    }
}
