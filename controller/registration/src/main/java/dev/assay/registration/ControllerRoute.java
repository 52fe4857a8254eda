package dev.assay.registration;

import java.net.URI;
import java.util.List;

/**
 * How the agent reaches the controller.
 *
 * @param addresses best first
 * @param tunnelPorts of the board's loopback; empty without a tunnel
 * @param text for people
 */
record ControllerRoute(List<URI> addresses, List<Integer> tunnelPorts, String text) {
    ControllerRoute {
        addresses = List.copyOf(addresses);
        tunnelPorts = List.copyOf(tunnelPorts);
    }
}
