package dev.assay.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Leads to a port of this machine, until it is cut; and again, once it is mended. Thread-safe. */
public final class Cable implements AutoCloseable {
    private final int target;
    private final ServerSocket entrance;
    private final List<Socket> ends = new ArrayList<>();
    private boolean isCut;

    public Cable(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    public synchronized void cut() {
        isCut = true;
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    public synchronized void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private synchronized void connect(Socket caller) throws IOException {
        if (isCut) {
            caller.close();
            return;
        }
        Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(caller);
        ends.add(called);
        begin(() -> pass(caller, called));
        begin(() -> pass(called, caller));
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // Cut.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        entrance.close();
    }
}
