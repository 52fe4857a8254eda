package dev.assay.protocol;

/**
 * The right to do one job on one device until the lease expires.
 *
 * @param fencingToken grows with every grant of the job; a message with an older token has no effect
 */
public record LeaseGrant(String jobId, long fencingToken, double leaseSeconds, SessionPlan plan) {}
