package dev.assay.server.variant;

import dev.assay.server.store.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A variant that somebody builds now.
 *
 * @param label for people: {@code mobilenetv2 · static-int8}
 */
record VariantRow(long seq, String variantId, String label, StoredRecipe recipe) {
    static VariantRow of(ResultSet row) throws SQLException {
        return new VariantRow(
                row.getLong("seq"),
                row.getString("variant_id"),
                row.getString("label"),
                StoredJson.read(StoredRecipe.class, row.getString("recipe")));
    }
}
