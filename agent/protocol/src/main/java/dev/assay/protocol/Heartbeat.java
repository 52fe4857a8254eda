package dev.assay.protocol;

/**
 * Extends a lease: {@code POST /api/v1/agent/jobs/{jobId}/heartbeat}; 409 when the lease is no longer the agent's, which
 * must then stop the job.
 *
 * @param doing what runs now, for people: {@code run 2 of 5, sampling}
 */
public record Heartbeat(String instanceId, long fencingToken, String doing) {}
