package dev.assay.server.oidc;

import org.jspecify.annotations.Nullable;

/**
 * How people can sign in besides by a token.
 *
 * @param provider what the provider of accounts is called; null when none is set up
 */
public record SignInWays(@Nullable String provider) {}
