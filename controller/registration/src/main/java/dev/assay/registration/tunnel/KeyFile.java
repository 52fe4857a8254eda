package dev.assay.registration.tunnel;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.install.BoardScript;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.Outcome;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The controllers' lines in a host's authorized_keys, as they were when it was read. One change, then it is of no more use. */
final class KeyFile {
    private static final int BYTES_MAX = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Board board;
    private final String text;

    private KeyFile(Board board, String text) {
        this.board = board;
        this.text = text;
    }

    /** Reads the file; a host may have none. */
    static KeyFile on(Board board) throws SshException {
        return new KeyFile(
                board,
                board.read(".ssh/authorized_keys", BYTES_MAX)
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .orElse(""));
    }

    /** Lets these keys in with more rights than there are; keys that were let in before and are not named now are not. */
    void allow(TunnelKeys keys, UnaryOperator<TunnelRights> more) throws SshException, StepFailedException {
        write(TunnelKeyLines.of(keys, more.apply(TunnelRights.in(text))));
    }

    /**
     * Leaves the keys that are there with fewer rights, or takes them out when none is left.
     *
     * @return whether some right is left
     */
    boolean limit(UnaryOperator<TunnelRights> fewer) throws SshException, StepFailedException {
        List<String> lines = TunnelKeyLines.again(text, fewer.apply(TunnelRights.in(text)));
        write(lines);
        return !lines.isEmpty();
    }

    private void write(List<String> lines) throws SshException {
        Outcome outcome = board.run(BoardScript.of(KeyFile.class, "authorize", lines), LIMIT);
        if (!outcome.succeeded()) {
            throw new SshException(SshFault.FILE, "authorized_keys on " + board.address() + ": " + outcome.complaint());
        }
    }
}
