package dev.assay.server.progress;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.sweep.DeviceSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Says why a campaign does not move, as far as a person can do something about it. Thread-safe. */
final class Blockers {
    private final DeviceBook devices;

    Blockers(DeviceBook devices) {
        this.devices = devices;
    }

    List<String> of(Handle handle, CampaignGlance campaign) {
        if (!campaign.isBound()) {
            return List.of(noneFits(campaign.wanted()));
        }
        List<String> blockers = new ArrayList<>();
        List<String> names = handle.createQuery("select distinct device from cell where campaign_seq = ?"
                        + " and outcome is null and device is not null order by device")
                .bind(0, campaign.seq())
                .mapTo(String.class)
                .list();
        for (String name : names) {
            Optional<Device> device = devices.find(handle, name);
            if (device.isEmpty()) {
                blockers.add("device " + name + " has never been connected");
            } else if (!devices.isConnected(device.get())) {
                blockers.add("device " + name + " is not connected; last heard of at "
                        + device.get().seenAt());
            }
        }
        return List.copyOf(blockers);
    }

    private static String noneFits(DeviceSelector wanted) {
        if (wanted.labels().isEmpty() && wanted.names().isEmpty()) {
            return "no device is connected";
        }
        Map<String, String> labels = new TreeMap<>(wanted.labels());
        List<String> words = new ArrayList<>();
        labels.forEach((key, value) -> words.add(key + "=" + value));
        String named = wanted.names().isEmpty() ? "" : " among " + String.join(", ", wanted.names());
        return "no device" + named + " with labels " + String.join(" ", words) + " is connected";
    }
}
