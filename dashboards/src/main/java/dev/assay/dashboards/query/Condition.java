package dev.assay.dashboards.query;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Tag;
import java.util.List;

/**
 * What a point must fulfil.
 *
 * @param influxQl as it stands behind WHERE
 */
public record Condition(String influxQl) {
    /** Within the time range of the dashboard, or of the alert rule. */
    public static final Condition IN_RANGE = new Condition("$timeFilter");

    /**
     * The tag has one of the values that are chosen in the variable of its name. The format is said, since Grafana's own choice depends
     * on whether the value looks like a number.
     */
    public static Condition chosen(Tag tag) {
        return new Condition(InfluxQl.name(tag) + " =~ /^${" + tag.key() + ":regex}$/");
    }

    /** The text field has one of the values that are chosen in the variable of its name. */
    public static Condition chosen(Field field) {
        return new Condition(InfluxQl.name(field) + " =~ /^${" + field.key() + ":regex}$/");
    }

    /** The number is this one. */
    public static Condition equal(Field field, long number) {
        return new Condition(InfluxQl.name(field) + " = " + number);
    }

    /** The number is any other one. */
    public static Condition unlike(Field field, long number) {
        return new Condition(InfluxQl.name(field) + " != " + number);
    }

    /** The number is this one or a larger one. */
    public static Condition atLeast(Field field, long number) {
        return new Condition(InfluxQl.name(field) + " >= " + number);
    }

    /** The truth value is this one. */
    public static Condition is(Field field, boolean value) {
        return new Condition(InfluxQl.name(field) + " = " + value);
    }

    /** The tag has this value. */
    public static Condition equal(Tag tag, String value) {
        return new Condition(InfluxQl.name(tag) + " = " + InfluxQl.literal(value));
    }

    /** The tag has any other value. */
    public static Condition unlike(Tag tag, String value) {
        return new Condition(InfluxQl.name(tag) + " != " + InfluxQl.literal(value));
    }

    /** The tag has one of these values, which are words without special characters. */
    public static Condition oneOf(Tag tag, List<String> words) {
        for (String word : words) {
            if (!word.matches("[\\w-]+")) {
                throw new IllegalArgumentException(
                        "\"" + word + "\" has a character that means something in an expression");
            }
        }
        return new Condition(InfluxQl.name(tag) + " =~ /^(" + String.join("|", words) + ")$/");
    }
}
