package dev.assay.evidence.record;

import dev.assay.protocol.SessionPlan;
import org.jspecify.annotations.Nullable;

/**
 * One session that a cell rests on.
 *
 * @param sha256 of its raw report, which is an entry of the bundle
 * @param device that measured
 * @param fingerprint of the environment in which it did; null when a controller that did not note it stored the session
 * @param plan that the agent was given
 */
public record SessionEvidence(
        String jobId,
        String sha256,
        String device,
        @Nullable String fingerprint,
        SessionPlan plan) {}
