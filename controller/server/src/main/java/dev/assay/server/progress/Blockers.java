package dev.assay.server.progress;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.life.LifeMachine;
import dev.assay.sweep.DeviceSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Says why a campaign does not move, as far as a person can do something about it. Thread-safe. */
final class Blockers {
    private final DeviceBook devices;

    Blockers(DeviceBook devices) {
        this.devices = devices;
    }

    List<String> of(Handle handle, CampaignGlance campaign) {
        if (!campaign.isBound()) {
            return List.of(noneFits(handle, campaign.wanted()));
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
            } else if (!LifeMachine.takesWork(device.get().standing().health())) {
                blockers.add("device " + name + " " + standing(device.get()));
            }
        }
        return List.copyOf(blockers);
    }

    /** What keeps a connected device from work. */
    private static String standing(Device device) {
        return switch (device.standing().health()) {
            case MAINTENANCE -> "is drained; take it back with: assay device resume " + device.name();
            case RETIRED -> "is retired; take it back with: assay device resume " + device.name();
            case UNKNOWN, GOOD, SUSPECT, QUARANTINED ->
                "is quarantined: " + device.standing().reason();
        };
    }

    private String noneFits(Handle handle, DeviceSelector wanted) {
        List<Device> fitting = devices.all(handle).stream()
                .filter(device -> wanted.fits(device.name(), device.labels()) && devices.isConnected(device))
                .toList();
        List<Device> real = fitting.stream()
                .filter(device -> wanted.accepts(device.name(), device.labels()))
                .toList();
        String why = real.stream()
                .filter(device -> !LifeMachine.takesWork(device.standing().health()))
                .map(device -> "; " + device.name() + " fits, but " + standing(device))
                .collect(Collectors.joining());
        long simulated = fitting.size() - (long) real.size();
        String hint = simulated == 0
                ? ""
                : "; of the simulated devices " + simulated
                        + " would fit: they take part when the sweep asks, with devices: {labels: {simulated: true}}";
        return "no " + kind(wanted) + " is connected" + why + hint;
    }

    private static String kind(DeviceSelector wanted) {
        Map<String, String> labels = new TreeMap<>(wanted.labels());
        List<String> words = new ArrayList<>();
        labels.forEach((key, value) -> words.add(key + "=" + value));
        return "device"
                + (wanted.names().isEmpty() ? "" : " among " + String.join(", ", wanted.names()))
                + (wanted.profiles().isEmpty() ? "" : " of profile " + String.join(" or ", wanted.profiles()))
                + (words.isEmpty() ? "" : " with labels " + String.join(" ", words));
    }
}
