package dev.assay.server.influx;

import dev.assay.influx.point.LineText;
import dev.assay.influx.schema.InfluxSchema;
import dev.assay.influx.schema.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tags from having values without number: each new one is written down, and one too many becomes {@code (other)}. It asks the store
 * each time: what is kept in memory would outlive a transaction that is undone. Thread-safe; to be used behind the gate.
 */
final class TagBook {
    /** What the tag will say. */
    String bounded(Handle handle, Tag tag, @Nullable String value) {
        String text = LineText.tagValue(value == null ? "" : value);
        if (text.equals(InfluxSchema.NONE) || text.equals(InfluxSchema.OTHER)) {
            return text;
        }
        return isWritten(handle, tag, text) || write(handle, tag, text) ? text : InfluxSchema.OTHER;
    }

    private static boolean isWritten(Handle handle, Tag tag, String text) {
        return handle.createQuery("select 1 from influx_tag where tag = ? and tag_value = ?")
                .bind(0, tag.key())
                .bind(1, text)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static boolean write(Handle handle, Tag tag, String text) {
        int values = handle.createQuery("select count(*) from influx_tag where tag = ?")
                .bind(0, tag.key())
                .mapTo(Integer.class)
                .one();
        if (values >= tag.valuesMax()) {
            return false;
        }
        handle.execute("insert into influx_tag (tag, tag_value) values (?, ?)", tag.key(), text);
        return true;
    }
}
