package dev.assay.registration.tunnel;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.install.BoardScript;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A board's side of the tunnel that the controller keeps. Stateless. */
public final class Tunnel {
    /** Ports of the board's loopback that lead to the controller; more than one, since a dead connection may still hold the first. */
    public static final List<Integer> PORTS = List.of(18_420, 18_421, 18_422, 18_423);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Tunnel() {}

    /** The controller as the board sees it through the tunnel. */
    public static List<URI> addresses(URI controller) {
        return PORTS.stream()
                .map(port -> URI.create(controller.getScheme() + "://127.0.0.1:" + port))
                .toList();
    }

    /** Lets the controllers log in to the board for a tunnel, and nothing else; keys that were let in before and are not named now are not. */
    public static void allow(Board board, TunnelKeys keys) throws SshException, StepFailedException {
        authorize(board, TunnelKeyLines.of(keys, PORTS));
    }

    /** Takes that back. */
    public static void forbid(Board board) throws SshException {
        authorize(board, List.of());
    }

    private static void authorize(Board board, List<String> lines) throws SshException {
        Outcome outcome = board.run(BoardScript.of(Tunnel.class, "authorize", lines), LIMIT);
        if (!outcome.succeeded()) {
            throw new SshException(SshFault.FILE, "authorized_keys on " + board.address() + ": " + outcome.complaint());
        }
    }
}
