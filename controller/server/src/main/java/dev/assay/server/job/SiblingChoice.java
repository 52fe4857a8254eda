package dev.assay.server.job;

import dev.assay.server.device.Device;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which sibling takes a cell: one that does not measure the same anyway, then the one with the shortest queue. One transaction owns it. */
final class SiblingChoice {
    private final Handle handle;
    private final Device absent;
    private final List<Device> siblings;
    private final Map<String, Integer> queued = new HashMap<>();
    private final Map<Long, Set<String>> cellsByCampaign = new HashMap<>();

    SiblingChoice(Handle handle, Device absent, List<Device> siblings) {
        this.handle = handle;
        this.absent = absent;
        this.siblings = siblings;
        handle.createQuery(
                        "select device, count(*) as jobs from job where state in ('QUEUED', 'LEASED') group by device")
                .map((row, context) -> Map.entry(row.getString("device"), row.getInt("jobs")))
                .forEach(entry -> queued.put(entry.getKey(), entry.getValue()));
    }

    /** The sibling, which counts as one job busier from now on; empty when there is none. */
    Optional<Device> of(StrandedCell cell, boolean mayDouble) {
        if (cell.wanted().names().contains(absent.name())) {
            return Optional.empty();
        }
        Optional<Device> chosen = siblings.stream()
                .filter(device -> cell.wanted().accepts(device.name(), device.labels()))
                .filter(device -> mayDouble || !isDouble(cell, device))
                .min(Comparator.comparing((Device device) -> isDouble(cell, device))
                        .thenComparing(device -> queued.getOrDefault(device.name(), 0))
                        .thenComparing(Device::name));
        chosen.ifPresent(device -> queued.merge(device.name(), 1, Integer::sum));
        return chosen;
    }

    private boolean isDouble(StrandedCell cell, Device device) {
        return cellsByCampaign
                .computeIfAbsent(cell.campaignSeq(), this::cellsOf)
                .contains(key(device.name(), cell.model(), cell.axes()));
    }

    private Set<String> cellsOf(long campaignSeq) {
        return new HashSet<>(handle.createQuery(
                        "select device, model, axes from cell where campaign_seq = ? and device is not null")
                .bind(0, campaignSeq)
                .map((row, context) -> key(row.getString("device"), row.getString("model"), row.getString("axes")))
                .list());
    }

    private static String key(String device, String model, String axes) {
        return device + "\n" + model + "\n" + axes;
    }
}
