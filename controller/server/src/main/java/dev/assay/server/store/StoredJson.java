package dev.assay.server.store;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;

/** Records in a column of a table, as JSON. */
public final class StoredJson {
    private StoredJson() {}

    /** The column's text. */
    public static String write(Object value) {
        return new String(WireJson.write(value), StandardCharsets.UTF_8);
    }

    /** The record that {@link #write} stored. */
    public static <T> T read(Class<T> type, String json) {
        try {
            return WireJson.read(type, json.getBytes(StandardCharsets.UTF_8));
        } catch (WireFormatException e) {
            throw new IllegalStateException("the store is damaged: " + e.getMessage(), e);
        }
    }
}
