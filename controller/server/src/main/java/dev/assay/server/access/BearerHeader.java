package dev.assay.server.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Authorization: Bearer …}. */
final class BearerHeader {
    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    /**
     * The secret in it; empty for another scheme.
     *
     * @param header null when it was not sent
     */
    static Optional<Secret> secret(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(new Secret(header.substring(SCHEME.length()).strip()))
                : Optional.empty();
    }
}
