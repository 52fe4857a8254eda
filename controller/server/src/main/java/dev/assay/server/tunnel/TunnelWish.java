package dev.assay.server.tunnel;

import dev.assay.api.SshAccess;
import org.jspecify.annotations.Nullable;

/**
 * A device that needs a tunnel.
 *
 * @param revision of the access; grows with every change
 * @param owner controller that keeps it; null when nobody does, or when that one was not heard of lately
 */
record TunnelWish(
        String device,
        long revision,
        SshAccess access,
        @Nullable String owner) {}
