package dev.assay.server.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A provider that sends, to whatever it is asked, the bytes that a test says, and then neither ends nor goes on. */
final class ScriptedProvider implements AutoCloseable {
    private static final int BYTES_MAX = 8_192;

    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Supplier<String> answer = () -> "";

    ScriptedProvider() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-provider");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** What it sends from now on; nothing at all in the beginning. */
    void answerWith(String bytes) {
        answer = () -> bytes;
    }

    /** Its document from now on, with endpoints below this path. */
    void answerWithDocument(String path) {
        String base = address() + path;
        answerWith(whole("{\"issuer\":\"" + address() + "\",\"authorization_endpoint\":\"" + base
                + "/authorize\",\"token_endpoint\":\"" + base + "/token\",\"jwks_uri\":\"" + base + "/keys\"}"));
    }

    /** An answer that ends. */
    static String whole(String body) {
        return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** How many requests have come. */
    int asked() {
        return asked.get();
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = door.accept();
                open.add(socket);
                if (socket.getInputStream().read(new byte[BYTES_MAX]) > 0) {
                    asked.incrementAndGet();
                }
                socket.getOutputStream().write(answer.get().getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
