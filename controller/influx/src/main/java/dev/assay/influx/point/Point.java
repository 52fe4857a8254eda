package dev.assay.influx.point;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.FieldType;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Measurement;
import dev.assay.influx.schema.Tag;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One point while it is put together. A tag that nobody sets says {@code (none)}; a field that is not known is left out. A tag or field of
 * another measurement, or a value of another type than the schema's, is a fault of the program and refused. Not thread-safe.
 */
public final class Point {
    private final Measurement measurement;
    private final Map<Tag, String> tags = new EnumMap<>(Tag.class);
    private final Map<Field, String> fields = new LinkedHashMap<>();

    public Point(Measurement measurement) {
        this.measurement = measurement;
    }

    /**
     * Sets a tag.
     *
     * @param value null and empty mean {@code (none)}
     */
    public Point tag(Tag tag, @Nullable String value) {
        if (!measurement.tags().contains(tag)) {
            throw new IllegalArgumentException(measurement.key() + " has no tag " + tag.key());
        }
        tags.put(tag, LineText.tagValue(value == null ? "" : value));
        return this;
    }

    /**
     * Sets a float.
     *
     * @param value left out when it is null or not finite: InfluxDB knows neither NaN nor infinity
     */
    public Point real(Field field, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return this;
        }
        return put(field, FieldType.FLOAT, Double.toString(value));
    }

    /**
     * Sets an integer.
     *
     * @param value left out when it is null
     */
    public Point whole(Field field, @Nullable Long value) {
        return value == null ? this : put(field, FieldType.INTEGER, value + "i");
    }

    /** As {@link #whole(Field, Long)}. */
    public Point whole(Field field, int value) {
        return whole(field, Long.valueOf(value));
    }

    /** A claim that panels count or colour: 1 when it holds, else 0. */
    public Point code(Field field, boolean holds) {
        return whole(field, holds ? 1 : 0);
    }

    /**
     * Sets a boolean.
     *
     * @param value left out when it is null
     */
    public Point flag(Field field, @Nullable Boolean value) {
        return value == null ? this : put(field, FieldType.BOOLEAN, value.toString());
    }

    /**
     * Sets a text.
     *
     * @param value left out when it is null; cut when it is too long
     */
    public Point text(Field field, @Nullable String value) {
        return value == null ? this : put(field, FieldType.TEXT, LineText.quoted(LineText.fieldValue(value)));
    }

    private Point put(Field field, FieldType type, String value) {
        if (!measurement.fields().contains(field)) {
            throw new IllegalArgumentException(measurement.key() + " has no field " + field.key());
        }
        if (field.type() != type) {
            throw new IllegalArgumentException(
                    measurement.key() + "." + field.key() + " is a " + field.type() + "; a " + type + " was given");
        }
        fields.put(field, value);
        return this;
    }

    /** Whether it has no field, and so cannot be written. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Measurement and tags: with the timestamp they say which point it is. */
    public String series() {
        return measurement.key()
                + measurement.tags().stream()
                        .map(tag ->
                                "," + tag.key() + "=" + LineText.escapedTag(tags.getOrDefault(tag, InfluxSchema.NONE)))
                        .collect(Collectors.joining());
    }

    /**
     * The point in line protocol.
     *
     * @param epochNanos since 1970 UTC, fixed once for this point
     */
    public String line(long epochNanos) {
        return line(series(), epochNanos);
    }

    /**
     * As a part of the point that was first written with this series and time, whatever its tags would be today.
     *
     * @param series as {@link #series()} gave it then
     */
    public String line(String series, long epochNanos) {
        if (isEmpty()) {
            throw new IllegalStateException("a point of " + series + " without a field");
        }
        return series
                + " "
                + fields.entrySet().stream()
                        .map(field -> field.getKey().key() + "=" + field.getValue())
                        .collect(Collectors.joining(","))
                + " "
                + epochNanos;
    }
}
