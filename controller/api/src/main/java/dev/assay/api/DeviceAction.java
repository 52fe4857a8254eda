package dev.assay.api;

/** What a person can ask of a device: {@code POST /api/v1/devices/{name}/actions} with a {@link DeviceActionRequest}. */
public enum DeviceAction {
    /** Ends what it does and gets nothing new, until it is resumed. */
    DRAIN,
    /** Back from draining, quarantine or retirement; checked first. */
    RESUME,
    /** Out of the farm; queued jobs go to siblings or end with a reason. */
    RETIRE,
    /** A health check, as soon as it is idle. */
    CHECK,
    /** Runs the reboot hook of the device. */
    REBOOT,
    /** Runs the power-cycle hook of the device. */
    POWER_CYCLE
}
