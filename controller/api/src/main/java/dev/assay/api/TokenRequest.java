package dev.assay.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a token: {@code POST /api/v1/tokens}.
 *
 * @param name who or what it is for, as the audit log shows it: 1 … 100 characters
 * @param validSeconds null for one without an end
 */
public record TokenRequest(
        TokenScope scope, String name, @Nullable Double validSeconds) {}
