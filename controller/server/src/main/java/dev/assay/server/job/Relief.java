package dev.assay.server.job;

import dev.assay.api.DeviceHealth;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks now and then for devices that others must stand in for. Thread-safe. */
public final class Relief {
    private final FarmDatabase database;
    private final DeviceBook devices;
    private final Siblings siblings;
    private final InstantSource clock;
    private final Duration patience;

    /** @param patience with a device that is silent, quarantined or drained: positive */
    public Relief(
            FarmDatabase database, DeviceBook devices, Siblings siblings, InstantSource clock, Duration patience) {
        this.database = database;
        this.devices = devices;
        this.siblings = siblings;
        this.clock = clock;
        this.patience = patience;
    }

    /** Gives away the cells of every device that has been away for too long; cheap when there is none. */
    public void standIn() {
        if (!database.read(this::absent).isEmpty()) {
            database.run(handle -> absent(handle).forEach(device -> standIn(handle, device)));
        }
    }

    private List<Device> absent(Handle handle) {
        Instant limit = clock.instant().minus(patience);
        boolean isSilenceKnown = devices.hasListenedSince(handle, limit);
        return devices.withOpenCells(handle).stream()
                .filter(device -> isAway(device, limit, isSilenceKnown))
                .toList();
    }

    private static boolean isAway(Device device, Instant limit, boolean isSilenceKnown) {
        return switch (device.standing().health()) {
            case RETIRED -> true;
            case QUARANTINED, MAINTENANCE -> device.standing().since().isBefore(limit);
            case UNKNOWN, GOOD, SUSPECT -> isSilenceKnown && device.seenAt().isBefore(limit);
        };
    }

    private void standIn(Handle handle, Device device) {
        Siblings.Effort effort = device.standing().health() == DeviceHealth.RETIRED
                ? Siblings.Effort.FOR_GOOD
                : Siblings.Effort.WITH_DOUBLES;
        siblings.takeOver(handle, device.name(), why(device), effort);
    }

    private static String why(Device device) {
        return switch (device.standing().health()) {
            case RETIRED -> "is retired";
            case QUARANTINED -> "is quarantined: " + device.standing().reason();
            case MAINTENANCE -> "is drained";
            case UNKNOWN, GOOD, SUSPECT -> "has been silent since " + device.seenAt();
        };
    }
}
