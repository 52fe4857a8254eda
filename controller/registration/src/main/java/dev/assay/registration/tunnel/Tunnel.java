package dev.assay.registration.tunnel;

import java.net.URI;
import java.util.List;

/** A board's end of the tunnel that the controller keeps. Stateless. */
public final class Tunnel {
    /** Ports of the board's loopback that lead to the controller; more than one, since a dead connection may still hold the first. */
    public static final List<Integer> PORTS = List.of(18_420, 18_421, 18_422, 18_423);

    private Tunnel() {}

    /** The controller as the board sees it through the tunnel. */
    public static List<URI> addresses(URI controller) {
        return PORTS.stream()
                .map(port -> URI.create(controller.getScheme() + "://127.0.0.1:" + port))
                .toList();
    }
}
