package dev.assay.dashboards.query;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Asks of how many things the last known value is such and such. */
public final class Tally {
    private Tally() {}

    /**
     * How many combinations of {@code each} there are whose last value fulfils {@code kept}; no row when there is none.
     *
     * @param kept a condition on {@code field}
     */
    public static Query of(
            String refId,
            String alias,
            Measurement measurement,
            Field field,
            List<Tag> each,
            Condition kept,
            Condition... conditions) {
        String name = InfluxQl.name(field);
        String where =
                Arrays.stream(conditions).map(one -> " AND " + one.influxQl()).collect(Collectors.joining());
        return new Query(
                refId,
                "SELECT count(" + name + ") FROM (SELECT last(" + name + ") AS " + name + " FROM "
                        + InfluxQl.name(measurement.key()) + " WHERE " + Condition.IN_RANGE.influxQl() + where
                        + " GROUP BY " + each.stream().map(InfluxQl::name).collect(Collectors.joining(", "))
                        + ") WHERE " + kept.influxQl(),
                Format.TIME_SERIES,
                alias);
    }

    /** How many points there are, as a share of the largest value of {@code of}. */
    public static Query share(
            String refId, String alias, Measurement measurement, Field field, Field of, Condition... conditions) {
        String where =
                Arrays.stream(conditions).map(one -> " AND " + one.influxQl()).collect(Collectors.joining());
        return new Query(
                refId,
                "SELECT count(" + InfluxQl.name(field) + ") / max(" + InfluxQl.name(of) + ") AS "
                        + InfluxQl.name("share") + " FROM " + InfluxQl.name(measurement.key()) + " WHERE "
                        + Condition.IN_RANGE.influxQl() + where,
                Format.TIME_SERIES,
                alias);
    }
}
