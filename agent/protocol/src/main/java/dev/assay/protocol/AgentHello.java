package dev.assay.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent presents itself: {@code POST /api/v1/agent/hello}.
 *
 * @param deviceName unique in the farm, {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param instanceId random, new at every start of the agent: leases of an older instance of the device are void at once
 * @param hostId the machine's boot id; devices of the same host are never measured at the same time, nor while the
 *     controller builds variants on that host
 * @param profile name of the device profile that its kind of board was recognised by; null when nobody said
 * @param simulated whether its figures come from a seeded model and not from a measurement; shown wherever the device appears
 */
public record AgentHello(
        int protocolVersion,
        String deviceName,
        String instanceId,
        String hostId,
        Map<String, String> labels,
        Environment environment,
        @Nullable String profile,
        boolean simulated) {
    public AgentHello {
        labels = Map.copyOf(labels);
    }
}
