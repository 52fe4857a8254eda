package dev.assay.influx.real;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@code /query} answers. */
final class QueryAnswer {
    private QueryAnswer() {}

    static List<Series> series(String statement, String json) {
        try {
            List<Series> all = new ArrayList<>();
            for (Object part : list(JSON.std.mapFrom(json).get("results"))) {
                Map<?, ?> answer = (Map<?, ?>) part;
                if (answer.containsKey("error")) {
                    throw new IllegalStateException("\"" + statement + "\": " + answer.get("error"));
                }
                list(answer.get("series")).forEach(one -> all.add(series((Map<?, ?>) one)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Series series(Map<?, ?> series) {
        Map<String, String> tags = new TreeMap<>();
        if (series.get("tags") instanceof Map<?, ?> named) {
            named.forEach((key, value) -> tags.put(String.valueOf(key), String.valueOf(value)));
        }
        List<String> columns =
                list(series.get("columns")).stream().map(String::valueOf).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object row : list(series.get("values"))) {
            rows.add(new ArrayList<@Nullable Object>(
                    list(row).stream().map(QueryAnswer::value).toList()));
        }
        return new Series(String.valueOf(series.get("name")), tags, columns, rows);
    }

    /** A number's size must not decide its class. */
    private static @Nullable Object value(@Nullable Object read) {
        return read instanceof Integer number ? (Long) number.longValue() : read;
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> values ? values : List.of();
    }
}
