package dev.assay.registration.probe;

import dev.assay.ssh.Board;
import dev.assay.ssh.SshException;
import java.net.URI;

/** Looks at a board with one script and changes nothing there. Safe for use by several threads. */
public interface BoardProbe {
    /**
     * Looks at a board. Whatever the board cannot tell is in {@link Probe#notRead}.
     *
     * @param installFolder where the agent is or will be; absolute, or relative to the home folder
     * @param controller what the board should reach
     * @throws SshException when the connection breaks, or when what answers is no POSIX shell
     */
    Probe look(Board board, String installFolder, URI controller) throws SshException;
}
