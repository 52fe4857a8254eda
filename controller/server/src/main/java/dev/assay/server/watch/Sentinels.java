package dev.assay.server.watch;

import dev.assay.regression.watch.Scale;
import dev.assay.regression.watch.Series;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.SentinelModels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The models that nobody touches, one for each device: its label {@code sentinel} names it, else a setting does. Where it moves, the device
 * did. All methods belong into a transaction. Thread-safe.
 */
public final class Sentinels implements SentinelModels {
    private static final String LABEL = "sentinel";
    private static final String AS_IT_CAME = "fp32";
    /** With fewer values at the same places nothing can be told from it. */
    private static final int SHARED_MIN = 8;

    private final DeviceBook devices;
    private final @Nullable String usual;

    /** @param usual the model of every device whose label says nothing else; null where there is none */
    public Sentinels(DeviceBook devices, @Nullable String usual) {
        this.devices = devices;
        this.usual = usual;
    }

    /** A sentinel's history beside another. */
    record Beside(String model, Series series) {}

    @Override
    public Optional<String> of(Handle handle, String device) {
        return devices.find(handle, device)
                .map(found -> found.labels().get(LABEL))
                .or(() -> Optional.ofNullable(usual));
    }

    /**
     * The sentinel's figures at the same places; empty where there is none, where it cannot tell this metric, or where this is its own.
     *
     * @param values of the history that is to be corrected
     */
    Optional<Beside> beside(Handle handle, StoredSeries series, List<HistoryValue> values) {
        Optional<String> model = of(handle, series.device());
        if (model.isEmpty()
                || !WatchedMetrics.followsDevice(series.metric())
                || series.model().equals(model.get())) {
            return Optional.empty();
        }
        return find(handle, series, model.get())
                .map(sentinel -> at(values, sentinel.values(handle, HistoryValue.VALUES_MAX)))
                .filter(beside -> beside.measured() >= SHARED_MIN)
                .map(beside -> new Beside(model.get(), beside));
    }

    /** With the same settings of the runtime if it can be, and as it came if it can be. */
    private static Optional<StoredSeries> find(Handle handle, StoredSeries series, String model) {
        return handle
                .createQuery(
                        "select * from history_series where model = :model and device = :device and metric = :metric"
                                + " and sweep = :sweep and branch = :branch order by id")
                .bind("model", model)
                .bind("device", series.device())
                .bind("metric", series.metric().name())
                .bind("sweep", series.sweep())
                .bind("branch", series.branch())
                .map((row, context) -> StoredSeries.of(row))
                .list()
                .stream()
                .min(Comparator.comparing(
                                (StoredSeries other) -> !other.runtime().equals(series.runtime()))
                        .thenComparing(other -> !other.variant().equals(AS_IT_CAME))
                        .thenComparing(StoredSeries::id));
    }

    private static Series at(List<HistoryValue> values, List<HistoryValue> sentinel) {
        Map<Long, Double> figures = new HashMap<>();
        sentinel.stream()
                .filter(value -> value.figure() > 0)
                .forEach(value -> figures.put(value.campaignSeq(), value.figure()));
        return Series.of(
                Scale.LOG,
                values.stream()
                        .mapToDouble(value -> figures.getOrDefault(value.campaignSeq(), Double.NaN))
                        .toArray());
    }
}
