package dev.assay.ssh;

import java.util.List;

/** A connection to a board, with what only a connection can do. */
public interface SshConnection extends Board {
    /** The key by which the board was recognised. */
    HostKey hostKey();

    /** The keys of the jump hosts, in the order of the route. */
    List<HostKey> jumpHostKeys();

    /** Whether the connection still stands, as far as is known; a partition is noticed after 45 s. */
    boolean isConnected();

    /**
     * Lets a port on the board's loopback lead to an address that we reach, until the connection closes.
     *
     * @param boardPorts tried in this order: one may still be held by the dead end of an earlier connection
     * @param host name or address, as seen from here
     * @return the one of {@code boardPorts} that was had
     * @throws SshException {@link SshFault#TUNNEL} when none could be had
     */
    int openTunnel(List<Integer> boardPorts, String host, int port) throws SshException;
}
