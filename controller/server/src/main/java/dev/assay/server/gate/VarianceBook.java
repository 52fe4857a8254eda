package dev.assay.server.gate;

import dev.assay.regression.gate.ObservedVariance;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.verdict.GatedMetric;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How the pairs of past gates scattered, which is what the next ones expect. All methods belong into a transaction. Thread-safe. */
final class VarianceBook {
    /** Older gates say nothing new about the device as it is now. */
    private static final int GATES_MAX = 60;
    /** With fewer of its own a cell is expected to be like the others of its device. */
    private static final int OWN_MIN = 3;

    /** One gate. */
    record Past(String cellKey, ObservedVariance variance) {}

    /** The newest gates of a device and a metric. */
    record History(List<Past> past) {
        /**
         * What to expect of a cell's pairs.
         *
         * @param cellKey see {@link CellKey}
         * @return {@link VariancePrior#none()} when the device was never gated
         */
        VariancePrior prior(String cellKey) {
            List<ObservedVariance> own = past.stream()
                    .filter(gate -> gate.cellKey().equals(cellKey))
                    .map(Past::variance)
                    .toList();
            return own.size() >= OWN_MIN
                    ? VariancePrior.fit(own)
                    : VariancePrior.ofNewCell(past.stream().map(Past::variance).toList());
        }
    }

    /** What is known of the device and the metric. */
    History history(Handle handle, String device, GatedMetric metric) {
        return new History(handle.createQuery("select cell_key, variance, degrees from pair_variance"
                        + " where device = ? and metric = ? order by seq desc limit ?")
                .bind(0, device)
                .bind(1, metric.name())
                .bind(2, GATES_MAX)
                .map((row, context) -> new Past(
                        row.getString("cell_key"),
                        new ObservedVariance(row.getDouble("variance"), row.getInt("degrees"))))
                .list());
    }

    /** Remembers how the pairs of a session scattered, and forgets what is too old for {@link #history}. */
    void note(Handle handle, String device, GatedMetric metric, String cellKey, ObservedVariance seen) {
        handle.execute(
                "insert into pair_variance (device, metric, cell_key, variance, degrees) values (?, ?, ?, ?, ?)",
                device,
                metric.name(),
                cellKey,
                seen.variance(),
                seen.degrees());
        handle.createQuery(
                        "select seq from pair_variance where device = ? and metric = ? order by seq desc limit 1 offset ?")
                .bind(0, device)
                .bind(1, metric.name())
                .bind(2, GATES_MAX)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(seq -> handle.execute(
                        "delete from pair_variance where device = ? and metric = ? and seq <= ?",
                        device,
                        metric.name(),
                        seq));
    }
}
