package dev.assay.server.job;

import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    /** Gives away the cells of every device that cannot measure them; cheap when there is none. */
    public void standIn() {
        if (!database.read(this::absent).isEmpty()) {
            database.run(handle -> absent(handle)
                    .forEach((device, effort) -> siblings.takeOver(handle, device.name(), why(device), effort)));
        }
    }

    private Map<Device, Siblings.Effort> absent(Handle handle) {
        Instant limit = clock.instant().minus(patience);
        boolean isSilenceKnown = devices.hasListenedSince(handle, limit);
        Map<Device, Siblings.Effort> absent = new LinkedHashMap<>();
        for (Device device : devices.withOpenCells(handle)) {
            effort(device, limit, isSilenceKnown).ifPresent(effort -> absent.put(device, effort));
        }
        return absent;
    }

    /** Empty when the device is there, or may come back soon. */
    private static Optional<Siblings.Effort> effort(Device device, Instant limit, boolean isSilenceKnown) {
        boolean isLong = device.standing().since().isBefore(limit);
        boolean isSilent = isSilenceKnown && device.seenAt().isBefore(limit);
        return switch (device.standing().health()) {
            case RETIRED -> Optional.of(Siblings.Effort.FOR_GOOD);
            // Those that could not take over when the quarantine began, because they came later.
            case QUARANTINED -> Optional.of(isLong ? Siblings.Effort.WITH_DOUBLES : Siblings.Effort.WITHOUT_DOUBLES);
            case MAINTENANCE -> Optional.of(Siblings.Effort.WITH_DOUBLES).filter(effort -> isLong);
            case UNKNOWN, GOOD, SUSPECT ->
                Optional.of(Siblings.Effort.WITH_DOUBLES).filter(effort -> isSilent);
        };
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
