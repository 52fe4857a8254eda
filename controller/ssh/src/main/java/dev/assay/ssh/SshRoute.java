package dev.assay.ssh;

import java.util.List;

/**
 * The way to a board.
 *
 * @param jumps hosts to go through, first the nearest to us; empty for a direct connection
 */
public record SshRoute(SshTarget target, List<SshTarget> jumps) {
    public SshRoute {
        jumps = List.copyOf(jumps);
    }

    /** A direct connection. */
    public static SshRoute direct(SshTarget target) {
        return new SshRoute(target, List.of());
    }
}
