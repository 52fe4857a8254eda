package dev.assay.api;

/**
 * Who is signed in: {@code GET /api/v1/session}.
 *
 * @param name of the token or of the person
 * @param scope what they may do
 */
public record SessionRow(String name, TokenScope scope) {}
