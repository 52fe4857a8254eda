package dev.assay.dashboards.live;

import dev.assay.dashboards.lint.Statement;
import dev.assay.influx.real.Series;
import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.FieldType;
import dev.assay.influx.schema.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds an answer of a real server against what the panel that asked needs: names, number of series, rows, types. Stateless. */
public final class AnswerCheck {
    private static final Pattern MEASUREMENT = Pattern.compile("FROM \"(\\w+)\"");

    private AnswerCheck() {}

    /**
     * What is wrong; empty when all is well.
     *
     * @param mustHaveRows whether no rows is wrong, and so a column without any value
     */
    public static List<String> faults(AskedQuery query, List<Series> answer, boolean mustHaveRows) {
        List<String> faults = new ArrayList<>();
        Statement statement = new Statement(query.influxQl());
        if (answer.isEmpty() && mustHaveRows) {
            faults.add("no series");
        }
        if (query.isTable() && answer.size() > 1) {
            faults.add(answer.size() + " series for a table");
        }
        for (Series series : answer) {
            List<String> columns = series.columns().subList(1, series.columns().size());
            if (!series.columns().get(0).equals("time") || !columns.equals(statement.columns())) {
                faults.add("columns " + series.columns() + " instead of time and " + statement.columns());
            }
            if (!series.tags().keySet().equals(Set.copyOf(statement.groups()))) {
                faults.add("labels " + series.tags().keySet() + " instead of " + statement.groups());
            }
            if (series.rows().isEmpty()) {
                faults.add("no rows");
            }
            for (String column : columns) {
                faults.addAll(columnFaults(query, series, column, mustHaveRows));
            }
        }
        return faults;
    }

    private static List<String> columnFaults(AskedQuery query, Series series, String column, boolean mustHaveValues) {
        List<@Nullable Object> values =
                series.column(column).stream().filter(Objects::nonNull).toList();
        if (values.isEmpty()) {
            return mustHaveValues ? List.of("column " + column + " has no value") : List.of();
        }
        Class<?> type = type(query, column);
        return values.stream().allMatch(type::isInstance)
                ? List.of()
                : List.of("column " + column + " has " + values.get(0) + " instead of a " + type.getSimpleName());
    }

    /** A field has the schema's type, a tag is a text, and what a function computes is a number unless it only picks. */
    private static Class<?> type(AskedQuery query, String column) {
        Measurement measurement = measurement(query.influxQl());
        Optional<Field> field = measurement.field(column);
        if (field.isPresent()) {
            return field.get().type() == FieldType.TEXT
                    ? String.class
                    : field.get().type() == FieldType.BOOLEAN ? Boolean.class : Number.class;
        }
        return measurement.tag(column).isPresent() || column.equals("distinct") ? String.class : Number.class;
    }

    private static Measurement measurement(String influxQl) {
        Matcher matcher = MEASUREMENT.matcher(influxQl);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no measurement in: " + influxQl);
        }
        return Measurement.of(matcher.group(1)).orElseThrow();
    }
}
