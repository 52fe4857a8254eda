package dev.assay.api;

/**
 * Asks for a {@link DeviceAction}.
 *
 * @param note why, for the history; may be empty
 */
public record DeviceActionRequest(DeviceAction action, String note) {}
