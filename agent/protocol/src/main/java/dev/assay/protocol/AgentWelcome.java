package dev.assay.protocol;

import java.util.List;

/**
 * The controller's answer to {@link AgentHello}.
 *
 * @param leaseSeconds how long a lease lasts without a heartbeat
 * @param heartbeatSeconds how often the agent should send one
 * @param pollSeconds how long a request for work may be held open
 * @param controllers every live controller of the farm, this one included: where the agent goes when this one does not answer;
 *     empty when the farm does not know its own addresses
 */
public record AgentWelcome(
        int protocolVersion,
        String deviceId,
        double leaseSeconds,
        double heartbeatSeconds,
        double pollSeconds,
        List<ControllerAddress> controllers) {
    public AgentWelcome {
        controllers = List.copyOf(controllers);
    }
}
