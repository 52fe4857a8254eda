package dev.assay.server.life;

import dev.assay.api.DeviceEventRow;
import dev.assay.api.DeviceHealth;
import dev.assay.server.news.FarmNews;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What happened to each device: the newest 1,000 entries. Thread-safe. */
public final class DeviceHistory {
    /** Who acts when no person does. */
    public static final String ASSAY = "assay";

    private static final int KEPT = 1_000;
    private static final int REASON_CHARACTERS_MAX = 3_900;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmNews news;
    private final InstantSource clock;

    public DeviceHistory(FarmNews news, InstantSource clock) {
        this.news = news;
        this.clock = clock;
    }

    /** Adds an entry, and forgets the oldest when there are too many. */
    public void add(
            Handle handle, String device, DeviceHealth before, DeviceHealth after, String reason, String actor) {
        long entry = handle.createUpdate(
                        "insert into device_event (device, happened_at, before_health, after_health, reason, actor)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .bind(0, device)
                .bind(1, clock.millis())
                .bind(2, before.name())
                .bind(3, after.name())
                .bind(4, cut(reason, REASON_CHARACTERS_MAX))
                .bind(5, actor)
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        news.deviceHistory(handle, entry);
        handle.createQuery("select seq from device_event where device = ? order by seq desc limit 1 offset ?")
                .bind(0, device)
                .bind(1, KEPT)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(
                        seq -> handle.execute("delete from device_event where device = ? and seq <= ?", device, seq));
    }

    /** Adds an entry that changes nothing. */
    public void note(Handle handle, String device, DeviceHealth health, String reason, String actor) {
        add(handle, device, health, health, reason, actor);
    }

    /**
     * The newest entries first.
     *
     * @param rowsMax at least 1
     */
    List<DeviceEventRow> newest(Handle handle, String device, int rowsMax) {
        return handle.createQuery("select * from device_event where device = ? order by seq desc limit ?")
                .bind(0, device)
                .bind(1, rowsMax)
                .map((row, context) -> new DeviceEventRow(
                        row.getLong("happened_at") / MILLIS_PER_SECOND,
                        DeviceHealth.valueOf(row.getString("before_health")),
                        DeviceHealth.valueOf(row.getString("after_health")),
                        row.getString("reason"),
                        row.getString("actor")))
                .list();
    }

    static String cut(String text, int charactersMax) {
        // PostgreSQL keeps no NUL.
        String kept = text.replace('\0', ' ');
        return kept.length() > charactersMax ? kept.substring(0, charactersMax - 1) + "…" : kept;
    }
}
