package dev.assay.api;

/**
 * A new token.
 *
 * @param id for revoking it: {@code DELETE /api/v1/tokens/{id}}
 * @param token a {@link dev.assay.protocol.TokenText}; shown once, stored as a hash
 */
public record TokenGrant(String id, String token) {}
