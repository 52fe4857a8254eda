package dev.assay.server.presence;

import dev.assay.protocol.ControllerAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a controller tells the others of itself.
 *
 * @param id of this process, new at every start
 * @param address where agents reach it; null when it does not know
 * @param hostId boot id of its machine; empty when unknown
 * @param version of its code
 */
public record OwnFacts(String id, @Nullable ControllerAddress address, String hostId, String version) {

    /** Of a process that begins now. */
    public static OwnFacts ofThisProcess(@Nullable ControllerAddress address, String hostId, String version) {
        return new OwnFacts(UUID.randomUUID().toString(), address, hostId, version);
    }
}
