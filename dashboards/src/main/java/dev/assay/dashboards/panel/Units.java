package dev.assay.dashboards.panel;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.FieldType;
import dev.assay.influx.schema.Unit;
import java.util.regex.Pattern;

/** Grafana's names of units, and column titles from field names. Figures are stored in base units; Grafana scales them. */
public final class Units {
    private static final Pattern UNIT_SUFFIX =
            Pattern.compile("_(seconds|bytes|joules|watts|share|points|code|figure)(?=_|$)");

    private Units() {}

    /** What Grafana calls the unit of a field. */
    public static String of(Field field) {
        return field.type() == FieldType.TEXT ? "string" : of(field.unit());
    }

    private static String of(Unit unit) {
        return switch (unit) {
            case SECOND -> "s";
            case BYTE -> "bytes";
            case JOULE -> "joule";
            case WATT -> "watt";
            case CELSIUS -> "celsius";
            case SHARE -> "percentunit";
            case POINT -> "pp";
            case COUNT -> "short";
            case CODE, OF_METRIC, NONE -> "none";
        };
    }

    /** The field's name as people write it: {@code latency_p50_seconds} is "latency p50". */
    public static String title(Field field) {
        return UNIT_SUFFIX.matcher(field.key()).replaceAll("").replace('_', ' ');
    }
}
