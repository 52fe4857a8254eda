package dev.assay.protocol;

/**
 * A new agent exchanges a one-time enrolment token, shown as its bearer token, for its device's own:
 * {@code POST /api/v1/agent/enrol}. A device that is enrolled again gets a new token, and its old one is void.
 *
 * @param deviceName as in {@link AgentHello}; must be the enrolment's, if that names one
 */
public record EnrolmentRequest(String deviceName) {}
