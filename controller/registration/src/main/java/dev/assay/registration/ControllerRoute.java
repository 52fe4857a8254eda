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

    /** Whether an address means the machine that uses it, so that another one cannot. */
    static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
