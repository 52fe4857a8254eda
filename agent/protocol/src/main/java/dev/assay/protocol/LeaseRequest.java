package dev.assay.protocol;

/** An agent asks for work: {@code POST /api/v1/agent/lease}; answered by a {@link LeaseGrant}, or 204 when there is none. */
public record LeaseRequest(String deviceId, String instanceId) {}
