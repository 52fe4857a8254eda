package dev.assay.dashboards.query;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks for a table. It is always one series: where rows are told apart by tags, an inner statement groups and the outer one selects the
 * tags as columns. Grafana turns several series with more than one tag into a table whose tag columns change places from series to
 * series, since it walks through a Go map.
 */
public final class Rows {
    private final Measurement measurement;
    private final List<Tag> tags;
    private final List<Field> fields;
    private final List<Condition> conditions;
    private final Map<Field, String> otherNames;

    private Rows(
            Measurement measurement,
            List<Tag> tags,
            List<Field> fields,
            List<Condition> conditions,
            Map<Field, String> otherNames) {
        this.measurement = measurement;
        this.tags = List.copyOf(tags);
        this.fields = List.copyOf(fields);
        this.conditions = List.copyOf(conditions);
        this.otherNames = Map.copyOf(otherNames);
    }

    /** Rows of this measurement with these tags and fields, in the time range. */
    public static Rows of(Measurement measurement, List<Tag> tags, List<? extends Field> fields) {
        for (Tag tag : tags) {
            if (!measurement.tags().contains(tag)) {
                throw new IllegalArgumentException(measurement.key() + " has no tag " + tag.key());
            }
        }
        for (Field field : fields) {
            if (!measurement.fields().contains(field)) {
                throw new IllegalArgumentException(measurement.key() + " has no field " + field.key());
            }
        }
        return new Rows(measurement, tags, List.copyOf(fields), List.of(Condition.IN_RANGE), Map.of());
    }

    /** Only points that fulfil these as well. */
    public Rows where(Condition... more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(List.of(more));
        return new Rows(measurement, tags, fields, all, otherNames);
    }

    /** With another name for the column of a field, so that a panel can tell two queries apart by it. */
    public Rows called(Field field, String name) {
        Map<Field, String> names = new HashMap<>(otherNames);
        names.put(field, name);
        return new Rows(measurement, tags, fields, conditions, names);
    }

    /** Every point, the newest first. */
    public Query newest(String refId, int rowsMax) {
        return new Query(
                refId,
                "SELECT " + Stream.concat(fieldNames(), tagNames()).collect(Collectors.joining(", ")) + " FROM "
                        + InfluxQl.name(measurement.key()) + filter() + " ORDER BY time DESC LIMIT " + rowsMax,
                Format.TABLE,
                null);
    }

    /**
     * For each combination of the tags that are asked for the last value of a field, whatever the other tags say: one row for each cell of a
     * matrix, which would else show whichever of several comes last.
     */
    public Query newestOfEach(String refId, Field figure) {
        return grouped(refId, figure, tags, List.of());
    }

    /**
     * For each combination of all tags of the measurement the last point that has {@code anchor}, with the time and the other fields of
     * that very point.
     */
    public Query latest(String refId, Field anchor) {
        return latest(refId, anchor, List.of());
    }

    /** The same, of which only those rows are kept that fulfil {@code kept}: an older point never takes the place of the last one. */
    public Query latest(String refId, Field anchor, List<Condition> kept) {
        return grouped(refId, anchor, measurement.tags(), kept);
    }

    private Query grouped(String refId, Field anchor, List<Tag> groupTags, List<Condition> kept) {
        List<String> inner = new ArrayList<>();
        inner.add("last(" + InfluxQl.name(anchor) + ") AS " + InfluxQl.name(anchor));
        fields.stream().filter(field -> field != anchor).map(InfluxQl::name).forEach(inner::add);
        String groups = groupTags.stream().map(InfluxQl::name).collect(Collectors.joining(", "));
        String outer = kept.isEmpty()
                ? ""
                : " WHERE " + kept.stream().map(Condition::influxQl).collect(Collectors.joining(" AND "));
        return new Query(
                refId,
                "SELECT " + Stream.concat(fieldNames(), tagNames()).collect(Collectors.joining(", ")) + " FROM (SELECT "
                        + String.join(", ", inner) + " FROM " + InfluxQl.name(measurement.key()) + filter()
                        + " GROUP BY " + groups + ")" + outer,
                Format.TABLE,
                null);
    }

    private Stream<String> fieldNames() {
        return fields.stream()
                .map(field -> otherNames.containsKey(field)
                        ? InfluxQl.name(field) + " AS " + InfluxQl.name(otherNames.getOrDefault(field, ""))
                        : InfluxQl.name(field));
    }

    private Stream<String> tagNames() {
        return tags.stream().map(InfluxQl::name);
    }

    private String filter() {
        return " WHERE " + conditions.stream().map(Condition::influxQl).collect(Collectors.joining(" AND "));
    }
}
