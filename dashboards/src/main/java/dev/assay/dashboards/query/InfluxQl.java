package dev.assay.dashboards.query;

import dev.assay.influx.schema.Field;
import dev.assay.influx.schema.Tag;

/** The small pieces that statements are made of. Names are always quoted, so that none is taken for a keyword. */
final class InfluxQl {
    private InfluxQl() {}

    static String name(Field field) {
        return name(field.key());
    }

    static String name(Tag tag) {
        return name(tag.key());
    }

    static String name(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
