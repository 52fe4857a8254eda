package dev.assay.agent.link;

import dev.assay.protocol.AgentHello;
import dev.assay.protocol.Environment;
import dev.assay.protocol.ProtocolVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who an agent is while it lives; the parts mean what they mean in {@link AgentHello}.
 *
 * @param instanceId a new one for every life
 */
public record AgentIdentity(
        String deviceName,
        String instanceId,
        String hostId,
        Map<String, String> labels,
        @Nullable String profile,
        boolean simulated) {
    public AgentIdentity {
        labels = Map.copyOf(labels);
    }

    AgentHello hello(Environment environment) {
        return new AgentHello(
                ProtocolVersion.CURRENT, deviceName, instanceId, hostId, labels, environment, profile, simulated);
    }
}
