package dev.assay.server.store;

import java.util.UUID;

/**
 * Which farm the tables are of, for as long as they exist.
 *
 * @param farmId made with the tables
 */
public record FarmIdentity(String farmId) {
    /** The farm's id, made when nobody has asked for it before. */
    public static FarmIdentity of(FarmDatabase database) {
        return new FarmIdentity(database.change(
                handle -> handle.createQuery("select farm_id from farm_identity where id = 1")
                        .mapTo(String.class)
                        .findOne()
                        .orElseGet(() -> {
                            String made = UUID.randomUUID().toString();
                            handle.execute("insert into farm_identity (id, farm_id) values (1, ?)", made);
                            return made;
                        })));
    }
}
