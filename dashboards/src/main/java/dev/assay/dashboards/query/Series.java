package dev.assay.dashboards.query;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for figures over time, one series for each combination of some tags. */
public final class Series {
    /** The step that Grafana chooses by the width of the panel and the time range. */
    public static final String BY_WIDTH = "$__interval";

    /** How the points of one step become one. */
    public enum Summary {
        /** The newest of the step. */
        LAST,
        /** Arithmetic mean. */
        MEAN,
        /** The smallest. */
        MIN,
        /** The largest. */
        MAX,
        /** How many. */
        COUNT,
        /** All together. */
        SUM;

        private String of(Field field) {
            return name().toLowerCase(Locale.ROOT) + "(" + InfluxQl.name(field) + ")";
        }
    }

    private final Measurement measurement;
    private final Field field;
    private final Summary summary;
    private final List<Tag> tags;
    private final List<Condition> conditions;
    private final @Nullable String step;

    private Series(
            Measurement measurement,
            Field field,
            Summary summary,
            List<Tag> tags,
            List<Condition> conditions,
            @Nullable String step) {
        this.measurement = measurement;
        this.field = field;
        this.summary = summary;
        this.tags = List.copyOf(tags);
        this.conditions = List.copyOf(conditions);
        this.step = step;
    }

    /** One figure of this measurement in the time range. */
    public static Series of(Measurement measurement, Summary summary, Field field) {
        if (!measurement.fields().contains(field)) {
            throw new IllegalArgumentException(measurement.key() + " has no field " + field.key());
        }
        return new Series(measurement, field, summary, List.of(), List.of(Condition.IN_RANGE), null);
    }

    /** A series for each combination of these tags. */
    public Series by(Tag... labels) {
        for (Tag label : labels) {
            if (!measurement.tags().contains(label)) {
                throw new IllegalArgumentException(measurement.key() + " has no tag " + label.key());
            }
        }
        return new Series(measurement, field, summary, List.of(labels), conditions, step);
    }

    /** Only points that fulfil these as well. */
    public Series where(Condition... more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(List.of(more));
        return new Series(measurement, field, summary, tags, all, step);
    }

    /** A value for each step that has points, instead of one for the whole range. */
    public Series every(String length) {
        return new Series(measurement, field, summary, tags, conditions, length);
    }

    /** The statement; {@code alias} names each series. */
    public Query as(String refId, String alias) {
        List<String> groups = new ArrayList<>();
        if (step != null) {
            groups.add("time(" + step + ")");
        }
        tags.forEach(tag -> groups.add(InfluxQl.name(tag)));
        return new Query(
                refId,
                "SELECT " + summary.of(field) + " FROM " + InfluxQl.name(measurement.key()) + " WHERE "
                        + conditions.stream().map(Condition::influxQl).collect(Collectors.joining(" AND "))
                        + (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups))
                        + (step == null ? "" : " fill(none)"),
                Format.TIME_SERIES,
                alias);
    }
}
