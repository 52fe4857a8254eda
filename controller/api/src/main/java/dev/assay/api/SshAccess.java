package dev.assay.api;

import java.util.List;

/**
 * How a device is reached over SSH: {@code PUT /api/v1/devices/{name}/ssh}. The controller uses it for the tunnel alone.
 *
 * @param via jump hosts as {@code user@host:port}, first the nearest to the controller; empty when there is none
 * @param hostKey as in known_hosts without the name: {@code ssh-ed25519 AAAA…}
 * @param viaHostKeys of the jump hosts, in the order of {@code via}
 * @param tunnelPorts ports on the device's loopback that lead to the controller, one of which the controller keeps open; empty when the
 *     device reaches the controller by itself
 */
public record SshAccess(
        String user,
        String host,
        int port,
        List<String> via,
        String hostKey,
        List<String> viaHostKeys,
        List<Integer> tunnelPorts) {
    public SshAccess {
        via = List.copyOf(via);
        viaHostKeys = List.copyOf(viaHostKeys);
        tunnelPorts = List.copyOf(tunnelPorts);
    }
}
