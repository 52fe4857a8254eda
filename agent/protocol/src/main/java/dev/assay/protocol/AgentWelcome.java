package dev.assay.protocol;

/**
 * The controller's answer to {@link AgentHello}.
 *
 * @param leaseSeconds how long a lease lasts without a heartbeat
 * @param heartbeatSeconds how often the agent should send one
 * @param pollSeconds how long a request for work may be held open
 */
public record AgentWelcome(
        int protocolVersion, String deviceId, double leaseSeconds, double heartbeatSeconds, double pollSeconds) {}
