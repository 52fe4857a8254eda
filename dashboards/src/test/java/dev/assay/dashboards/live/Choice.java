package dev.assay.dashboards.live;

import dev.assay.dashboards.json.Json;
import dev.assay.dashboards.lint.DashboardFile;
import dev.assay.dashboards.query.Expansion;
import dev.assay.influx.real.RealInflux;
import dev.assay.influx.real.Series;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What somebody has chosen above a dashboard; the choices are those that the dashboard's own queries offer. */
public enum Choice {
    /** What stands there at first: all values, or the first one where only one can be chosen. */
    AT_FIRST,
    /** Every value by itself, as somebody would tick them. */
    EVERY_VALUE,
    /** The first value of each. */
    ONE_VALUE;

    private static final int SORT_NATURAL_DESCENDING = 8;

    /** The values of all variables and macros, by name. */
    public Map<String, List<String>> values(
            DashboardFile file, RealInflux influx, String database, Instant from, Instant to) {
        return values(file, influx, database, from, to, Map.of());
    }

    /**
     * The same after somebody has chosen something.
     *
     * @param chosen one value by name of the variable; those that the dashboard does not have are left out
     */
    public Map<String, List<String>> values(
            DashboardFile file,
            RealInflux influx,
            String database,
            Instant from,
            Instant to,
            Map<String, String> chosen) {
        Map<String, List<String>> values = new LinkedHashMap<>(macros(from, to));
        for (Map<String, Object> variable : file.variables()) {
            String name = Json.textAt(variable, "name");
            String wanted = chosen.get(name);
            if (wanted != null) {
                values.put(name, List.of(wanted));
            } else if (Json.textAt(variable, "type").equals("query")) {
                String query = Expansion.fill(Json.textAt(Json.objectAt(variable, "query"), "query"), values);
                values.put(name, of(variable, offered(influx.query(database, query))));
            } else {
                values.put(name, List.of(Json.textAt(Json.objectAt(variable, "current"), "value")));
            }
        }
        return values;
    }

    /** What Grafana fills in by itself. */
    public static Map<String, List<String>> macros(Instant from, Instant to) {
        return Map.of(
                "timeFilter",
                List.of("time >= " + from.toEpochMilli() + "ms AND time <= " + to.toEpochMilli() + "ms"),
                "__interval",
                List.of("1h"));
    }

    /** Tag values come as pairs of key and value, distinct ones behind a time: the last column in both. */
    static List<String> offered(List<Series> answer) {
        TreeSet<String> offered = new TreeSet<>();
        for (Series series : answer) {
            String column = series.columns().get(series.columns().size() - 1);
            series.column(column).forEach(value -> offered.add(String.valueOf(value)));
        }
        return List.copyOf(offered);
    }

    private List<String> of(Map<String, Object> variable, List<String> offered) {
        if (offered.isEmpty()) {
            // As in Grafana: nothing is chosen, and nothing is found.
            return List.of("");
        }
        boolean isLastFirst = Json.numberAt(variable, "sort", 0) == SORT_NATURAL_DESCENDING;
        List<String> first = List.of(offered.get(isLastFirst ? offered.size() - 1 : 0));
        if (!Boolean.TRUE.equals(variable.get("multi"))) {
            return first;
        }
        return switch (this) {
            case AT_FIRST -> List.of(Json.textAt(variable, "allValue"));
            case EVERY_VALUE -> offered;
            case ONE_VALUE -> first;
        };
    }
}
