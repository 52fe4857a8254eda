package dev.assay.server.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the changes of level. One that is found again is the same, although its place moves as values are added: the same direction, and a
 * commit that both suspect. All methods belong into a transaction behind the gate. Thread-safe.
 */
final class StepBook {
    private final InstantSource clock;

    StepBook(InstantSource clock) {
        this.clock = clock;
    }

    /** What storing a study changed. */
    record Changes(int found, int withdrawn) {}

    private record Known(long seq, long campaignSeq, long first, long last, boolean isWorse, boolean isCurrent) {
        static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getLong("seq"),
                    row.getLong("campaign_seq"),
                    row.getLong("suspect_first"),
                    row.getLong("range_last"),
                    row.getBoolean("is_worse"),
                    row.getBoolean("is_current"));
        }

        boolean isSame(FoundStep step) {
            return isWorse == step.isWorse()
                    && first <= step.commits().last()
                    && step.commits().first() <= last;
        }
    }

    /**
     * Stores what a study of one history found.
     *
     * @param from campaign of the oldest value that was studied: what is older stays as it is
     * @param sentinel by which the device was taken out; null when it was not
     */
    Changes store(Handle handle, StoredSeries series, long from, List<FoundStep> found, @Nullable String sentinel) {
        List<Known> left = new ArrayList<>(
                handle.createQuery("select * from change_point where series_id = ? and range_last >= ? order by seq")
                        .bind(0, series.id())
                        .bind(1, from)
                        .map((row, context) -> Known.of(row))
                        .list());
        int isNew = 0;
        for (FoundStep step : found) {
            Optional<Known> known = left.stream()
                    .filter(one -> one.isSame(step))
                    .min(Comparator.comparingLong(
                            one -> Math.abs(one.campaignSeq() - step.likely().campaignSeq())));
            known.ifPresent(left::remove);
            if (known.isEmpty()) {
                insert(handle, series, step, sentinel);
                isNew++;
            } else {
                update(handle, known.get().seq(), step, sentinel);
            }
        }
        List<Known> gone = left.stream().filter(Known::isCurrent).toList();
        gone.forEach(one -> handle.execute("update change_point set is_current = false where seq = ?", one.seq()));
        return new Changes(isNew, gone.size());
    }

    private void insert(Handle handle, StoredSeries series, FoundStep step, @Nullable String sentinel) {
        long seq = handle.createUpdate("insert into change_point (series_id, campaign_seq, range_first, range_last,"
                        + " suspect_first, bad_value, level_before, level_after, share, share_low, share_high, score,"
                        + " is_worse, is_current, found_at) values (?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, true, ?)")
                .bind(0, series.id())
                .bind(1, step.isWorse())
                .bind(2, clock.millis())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        update(handle, seq, step, sentinel);
    }

    private static void update(Handle handle, long seq, FoundStep step, @Nullable String sentinel) {
        HistoryValue good = step.good();
        handle.execute(
                "update change_point set campaign_seq = ?, range_first = ?, range_last = ?, suspect_first = ?,"
                        + " good_value = ?, bad_value = ?, level_before = ?, level_after = ?, share = ?, share_low = ?,"
                        + " share_high = ?, score = ?, is_current = true, sentinel = ? where seq = ?",
                step.likely().campaignSeq(),
                step.first().campaignSeq(),
                (long) step.commits().last(),
                (long) step.commits().first(),
                good == null ? null : good.seq(),
                step.bad().seq(),
                step.step().before(),
                step.step().after(),
                step.size().value(),
                step.size().low(),
                step.size().high(),
                step.step().score(),
                sentinel,
                seq);
    }
}
