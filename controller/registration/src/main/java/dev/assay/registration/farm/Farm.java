package dev.assay.registration.farm;

import dev.assay.api.DeviceAction;
import dev.assay.api.DeviceRow;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.SshAccess;
import dev.assay.api.TunnelKeys;
import dev.assay.api.TunnelRow;
import java.util.Optional;

/** The controller, as far as registration needs it. */
public interface Farm {
    /** A one-time token for a device. */
    EnrolmentGrant enrol(EnrolmentOffer offer) throws FarmException, InterruptedException;

    /** A device; empty when the farm has none of that name. */
    Optional<DeviceRow> device(String name) throws FarmException, InterruptedException;

    /** Asks for something to be done with a device. */
    void act(String name, DeviceAction action, String note) throws FarmException, InterruptedException;

    /** Keys that the controllers log in to boards with, for a tunnel. */
    TunnelKeys tunnelKeys() throws FarmException, InterruptedException;

    /** The state of a device's tunnel; empty when the controller was not told how to reach the device. */
    Optional<TunnelRow> tunnel(String name) throws FarmException, InterruptedException;

    /** How a device is reached over SSH; empty when nobody said. */
    Optional<SshAccess> ssh(String name) throws FarmException, InterruptedException;

    /** Notes how a device is reached over SSH; the controller opens a tunnel if that asks for one. */
    void putSsh(String name, SshAccess access) throws FarmException, InterruptedException;

    /** Makes a device's tokens void and forgets how it is reached; harmless when there are none. */
    void forget(String name) throws FarmException, InterruptedException;
}
