package dev.assay.influx.real;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One series of an answer.
 *
 * @param name the measurement
 * @param tags that the query grouped by
 * @param rows in the order of {@code columns}; whole numbers as Long, others as Double, an absent value as null
 */
public record Series(String name, Map<String, String> tags, List<String> columns, List<List<@Nullable Object>> rows) {
    /** The values of one column. */
    public List<@Nullable Object> column(String column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException(name + " has no column " + column + "; it has " + columns);
        }
        return rows.stream().<@Nullable Object>map(row -> row.get(place)).toList();
    }

    /** The only value of a column. */
    public Object only(String column) {
        List<@Nullable Object> values = column(column);
        if (values.size() != 1) {
            throw new IllegalStateException(column + " has " + values.size() + " values; expected one");
        }
        return Objects.requireNonNull(values.get(0));
    }
}
