package dev.assay.server.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** HTTP by hand, since no library would send what a hostile program does. A connection for each request. */
record RawHttp(int port) {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /**
     * What came back.
     *
     * @param status 0 when the connection was closed without an answer, -1 when there was none in time
     * @param headers names in lower case
     */
    record Answer(int status, Map<String, String> headers, String text) {
        static final Answer NONE = new Answer(0, Map.of(), "");
        static final Answer TOO_LATE = new Answer(-1, Map.of(), "");

        byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Sends a whole request and waits for its answer. */
    Answer send(byte[] request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            boolean isHead =
                    request.length > 4 && new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
            return parse(readAll(socket.getInputStream(), isHead));
        } catch (SocketTimeoutException e) {
            return Answer.TOO_LATE;
        }
    }

    /** Sends something and goes away without listening. */
    void abandon(byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            write(socket, bytes);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** The server may refuse by its first lines, and close before it has read the rest. */
    private static void write(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // Its answer, if any, says why.
        }
    }

    /** Not to the end of the connection: a server may wait there for what a lying request had announced. */
    private static byte[] readAll(InputStream in, boolean isHead) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        try {
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                all.write(chunk, 0, got);
                if (isWhole(all.toString(StandardCharsets.ISO_8859_1), isHead)) {
                    break;
                }
            }
        } catch (SocketException e) {
            // Reset after the answer: there were bytes left that the server did not want.
        }
        return all.toByteArray();
    }

    private static boolean isWhole(String text, boolean isHead) {
        int end = text.indexOf("\r\n\r\n");
        if (isHead) {
            return end >= 0;
        }
        Matcher length = LENGTH.matcher(end < 0 ? "" : text.substring(0, end));
        return length.find() && text.length() - end - 4 >= Integer.parseInt(length.group(1));
    }

    private static Answer parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Answer.NONE;
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
        boolean isChunked = "chunked".equals(headers.get("transfer-encoding"));
        boolean isPacked = "gzip".equals(headers.get("content-encoding"));
        byte[] whole = isChunked ? joined(body) : body;
        return new Answer(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                headers,
                new String(isPacked ? unpacked(whole) : whole, StandardCharsets.UTF_8));
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        if (packed.length == 0) {
            // The answer to HEAD.
            return packed;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[] chunked) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        String text = new String(chunked, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (true) {
            int line = text.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(text.substring(at, line).strip(), 16);
            if (size == 0 || line + 2 + size > chunked.length) {
                return whole.toByteArray();
            }
            whole.write(chunked, line + 2, size);
            at = line + 2 + size + 2;
        }
    }
}
