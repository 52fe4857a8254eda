package dev.assay.registration.tunnel;

import dev.assay.api.TunnelKeys;
import dev.assay.registration.step.StepFailedException;
import dev.assay.ssh.Board;
import dev.assay.ssh.SshConnection;
import dev.assay.ssh.SshConnector;
import dev.assay.ssh.SshException;
import dev.assay.ssh.SshRoute;
import dev.assay.ssh.SshTarget;
import java.util.List;
import java.util.function.Consumer;

/**
 * The hosts that a tunnel goes through: a board, and the jump hosts before it. The controller goes the same way as the person who registers, so
 * each of these hosts must let its keys in. A jump host that lets us through may still run no command for us; then a person has to put the line
 * there, and is told so, and the work goes on.
 */
public final class TunnelPath {
    private final Board board;
    private final SshRoute route;
    private final SshConnector connector;
    private final Consumer<String> note;

    /**
     * The path to a board.
     *
     * @param board that we are logged in to, at the end of {@code route}
     * @param connector logs in as the person who registers
     * @param note takes what a person must do by hand, a sentence each
     */
    public TunnelPath(Board board, SshRoute route, SshConnector connector, Consumer<String> note) {
        this.board = board;
        this.route = route;
        this.connector = connector;
        this.note = note;
    }

    /** Lets the controllers through each jump host to the next host alone, and to the tunnel's ports of the board. */
    public void allow(TunnelKeys keys) throws SshException, StepFailedException {
        KeyFile.on(board).allow(keys, rights -> rights.withListen(Tunnel.PORTS));
        for (int i = 0; i < route.jumps().size(); i++) {
            SshTarget next = after(i);
            String line = String.join(
                    "\n", TunnelKeyLines.of(keys, TunnelRights.none().withOpen(next)));
            try (SshConnection jump = login(i)) {
                KeyFile.on(jump).allow(keys, rights -> rights.withOpen(next));
            } catch (SshException e) {
                note.accept(jump(i)
                        + " must let the tunnel through by a line in its ~/.ssh/authorized_keys, which we cannot write: "
                        + line + " (" + e.getMessage() + ")");
            }
        }
    }

    /**
     * Takes that back, from the board towards the controller, and no further than to a host that is still needed: because it has a tunnel of its
     * own, or because devices behind it have one.
     */
    public void forbid() throws SshException, StepFailedException {
        boolean isNeeded = KeyFile.on(board).limit(rights -> rights.withListen(List.of()));
        for (int i = route.jumps().size() - 1; i >= 0 && !isNeeded; i--) {
            SshTarget next = after(i);
            try (SshConnection jump = login(i)) {
                isNeeded = KeyFile.on(jump).limit(rights -> rights.withoutOpen(next));
            } catch (SshException e) {
                note.accept(jump(i)
                        + " may still let the tunnel through by lines in its ~/.ssh/authorized_keys that end with "
                        + TunnelKeyLines.MARK + " (" + e.getMessage() + ")");
                return;
            }
        }
    }

    private SshTarget jump(int index) {
        return route.jumps().get(index);
    }

    private SshTarget after(int index) {
        return index + 1 < route.jumps().size() ? jump(index + 1) : route.target();
    }

    private SshConnection login(int index) throws SshException {
        return connector.connect(new SshRoute(jump(index), route.jumps().subList(0, index)));
    }
}
