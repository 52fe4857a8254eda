package dev.assay.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Runs commands over one session. One thread at a time. */
final class Exec {
    private static final int POLL_MILLIS = 4;
    private static final int OPEN_MILLIS = 20_000;
    /** A login shell's chatter comes on top of what the script prints. */
    private static final int CHATTER_BYTES_MAX = 64 << 10;

    private final Session session;
    private final String address;

    Exec(Session session, String address) {
        this.session = session;
        this.address = address;
    }

    /** Runs a script; its answer begins where the script begins. */
    Exchange script(Script script, Duration deadline, int bytesMax) throws SshException {
        InputStream wire = new ByteArrayInputStream(script.wire().getBytes(StandardCharsets.UTF_8));
        return command("exec sh -s", wire, new Patience(deadline), bytesMax + CHATTER_BYTES_MAX)
                .fromItsBegin(address);
    }

    /** Runs one line of the login shell with an input of any length. */
    Exchange command(String line, InputStream input, Patience patience, int bytesMax) throws SshException {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            BoundedSink output = new BoundedSink(bytesMax);
            BoundedSink errors = new BoundedSink(Outcome.BYTES_MAX);
            channel.setCommand(line.getBytes(StandardCharsets.UTF_8));
            channel.setInputStream(input);
            channel.setOutputStream(output);
            channel.setErrStream(errors);
            channel.connect(OPEN_MILLIS);
            await(channel, patience);
            return new Exchange(channel.getExitStatus(), output.bytes(), errors.bytes(), output.cut() || errors.cut());
        } catch (JSchException e) {
            throw lost(e);
        } finally {
            if (channel != null) {
                channel.disconnect();
            }
        }
    }

    private void await(ChannelExec channel, Patience patience) throws SshException {
        try {
            while (!channel.isClosed()) {
                if (!session.isConnected()) {
                    throw lost(null);
                }
                if (patience.isOver()) {
                    throw new SshException(
                            SshFault.DEADLINE,
                            address + ": no end after " + patience.length().toSeconds()
                                    + " s; the board may be overloaded, look at its load and its storage");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SshException(SshFault.DEADLINE, address + ": interrupted while a command ran", e);
        }
        if (!session.isConnected() && channel.getExitStatus() < 0) {
            throw lost(null);
        }
    }

    private SshException lost(@org.jspecify.annotations.Nullable Exception cause) {
        String why = cause == null ? "" : " (" + cause.getMessage() + ")";
        return new SshException(
                SshFault.CONNECTION_LOST,
                address + ": the connection broke" + why
                        + "; see whether the board is up and reachable, then run the command again",
                cause);
    }
}
