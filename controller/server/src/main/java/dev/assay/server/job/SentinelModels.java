package dev.assay.server.job;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which model shows what a device does by itself: nobody touches it, so it must be measured although its figures are known. */
@FunctionalInterface
public interface SentinelModels {
    /** Name of that model; empty where the device has none. Belongs into a transaction. */
    Optional<String> of(Handle handle, String device);
}
