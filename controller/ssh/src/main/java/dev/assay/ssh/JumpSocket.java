package dev.assay.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A connection from a jump host to the next hop, in the shape of a socket; no port is opened on this machine. Only what JSch needs of a
 * socket is there.
 */
final class JumpSocket extends Socket {
    private final ReceivedBytes received = new ReceivedBytes();
    private final ChannelDirectTCPIP channel;
    private final OutputStream output;

    JumpSocket(Session jump, String host, int port, int timeoutMillis) throws IOException {
        try {
            channel = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
            channel.setHost(host);
            channel.setPort(port);
            channel.setOutputStream(received.writer());
            output = channel.getOutputStream();
            channel.connect(timeoutMillis);
        } catch (JSchException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public InputStream getInputStream() {
        return received.reader();
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        received.setTimeoutMillis(millis);
    }

    @Override
    public synchronized int getSoTimeout() {
        return received.timeoutMillis();
    }

    @Override
    public void setTcpNoDelay(boolean ignored) {
        // The jump host's own socket decides.
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public synchronized void close() {
        received.close();
        channel.disconnect();
    }
}
