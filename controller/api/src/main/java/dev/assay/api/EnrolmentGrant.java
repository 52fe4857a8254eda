package dev.assay.api;

/**
 * A one-time enrolment token.
 *
 * @param token a {@link dev.assay.protocol.TokenText}, with pins where the controller's certificate is its own; shown once
 */
public record EnrolmentGrant(String token, double expiresAtEpochSeconds) {}
