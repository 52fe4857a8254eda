package dev.assay.api;

import java.util.List;

/**
 * Public SSH keys of the farm's controllers, one line each as in authorized_keys: {@code GET /api/v1/tunnel-keys}. A device that needs a
 * tunnel allows them port forwarding and nothing else.
 */
public record TunnelKeys(List<String> publicKeys) {
    public TunnelKeys {
        publicKeys = List.copyOf(publicKeys);
    }
}
