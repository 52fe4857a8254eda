package dev.assay.acceptance.chaos.link;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A TCP line through which bytes go as its state says. Thread-safe; a thread for each direction of a connection. */
public final class Line implements Closeable {
    private static final int PIECE_BYTES = 4096;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int BACKLOG = 500;

    private final ServerSocket entrance;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private volatile LineState state = LineState.GOOD;
    private volatile boolean isClosed;

    private Line(ServerSocket entrance, InetSocketAddress target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** A line from a free port of {@code address} to {@code target}. */
    public static Line open(InetAddress address, InetSocketAddress target) throws IOException {
        Line line = new Line(new ServerSocket(0, BACKLOG, address), target);
        Threads.start("line", line::acceptAll);
        return line;
    }

    /** Where it begins. */
    public InetSocketAddress entrance() {
        return (InetSocketAddress) entrance.getLocalSocketAddress();
    }

    /** Changes how it behaves, from the next piece of data on. */
    public void set(LineState next) {
        synchronized (changed) {
            state = next;
            changed.notifyAll();
        }
        if (next.kind() == LineState.Kind.CUT) {
            sockets.forEach(Line::reset);
        }
    }

    private void acceptAll() {
        while (!isClosed) {
            try {
                Socket client = entrance.accept();
                sockets.add(client);
                Threads.start("line", () -> connect(client));
            } catch (IOException e) {
                // Closed: the loop ends. Otherwise the client gave up while it waited.
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(server);
        try {
            if (!mayPass()) {
                reset(client);
                return;
            }
            server.connect(target, CONNECT_MILLIS);
            Threads.start("line-up", () -> pump(client, server, false));
            pump(server, client, true);
        } catch (IOException | InterruptedException e) {
            reset(client);
            reset(server);
        } finally {
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE_BYTES];
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                if (!mayPass()) {
                    throw new IOException("cut");
                }
                LineState now = state;
                if (isAnswer && now.kind() == LineState.Kind.HALF_CLOSED) {
                    out.write(piece, 0, got / 2);
                    to.shutdownOutput();
                    return;
                }
                crawl(now, got);
                out.write(piece, 0, got);
            }
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            reset(from);
            reset(to);
        }
    }

    private static void crawl(LineState state, int bytes) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(state.delay().toMillis() + 1_000L * bytes / state.bytesPerSecond());
    }

    /** Returns when the line is not silent; false when it is cut. */
    private boolean mayPass() throws InterruptedException {
        synchronized (changed) {
            while (state.kind() == LineState.Kind.SILENT && !isClosed) {
                changed.wait();
            }
            return state.kind() != LineState.Kind.CUT && !isClosed;
        }
    }

    /** Without a goodbye: the other side hears "connection reset". */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        entrance.close();
        set(LineState.GOOD);
        sockets.forEach(Line::reset);
    }
}
