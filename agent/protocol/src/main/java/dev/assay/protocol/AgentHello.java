package dev.assay.protocol;

import java.util.Map;

/**
 * An agent presents itself: {@code POST /api/v1/agent/hello}.
 *
 * @param deviceName unique in the farm, {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param instanceId random, new at every start of the agent: leases of an older instance of the device are void at once
 * @param hostId the machine's boot id; devices of the same host are never measured at the same time, nor while the
 *     controller builds variants on that host
 */
public record AgentHello(
        int protocolVersion,
        String deviceName,
        String instanceId,
        String hostId,
        Map<String, String> labels,
        Environment environment) {
    public AgentHello {
        labels = Map.copyOf(labels);
    }
}
