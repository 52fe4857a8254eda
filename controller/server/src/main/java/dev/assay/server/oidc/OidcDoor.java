package dev.assay.server.oidc;

import java.util.Optional;

/**
 * Whether people can sign in with accounts of a provider.
 *
 * @param desk empty when it is not set up
 */
public record OidcDoor(Optional<OidcDesk> desk) {}
