package dev.assay.acceptance.chaos.link;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 request or answer, whole.
 *
 * @param first its first line
 * @param headers as sent, without those that say how long the body is
 * @param body unpacked from chunks, not from gzip; the array is the record's own
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, compared by nobody
record HttpMessage(String first, List<String> headers, byte[] body) {
    private static final int LINE_BYTES_MAX = 32_768;

    HttpMessage {
        headers = List.copyOf(headers);
    }

    /** The next message of the stream; null at its end. */
    static @Nullable HttpMessage read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        long length = -1;
        boolean isChunked = false;
        for (String header = wholeLine(in); !header.isEmpty(); header = wholeLine(in)) {
            String name = header.substring(0, Math.max(0, header.indexOf(':'))).toLowerCase(Locale.ROOT);
            String value = header.substring(header.indexOf(':') + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> isChunked = value.equalsIgnoreCase("chunked");
                default -> headers.add(header);
            }
        }
        byte[] body = isChunked ? chunks(in) : length <= 0 ? new byte[0] : exactly(in, length);
        return new HttpMessage(first, headers, body);
    }

    /** The second word of a request. */
    String path() {
        String[] words = first.split(" ");
        return words.length < 2 ? "" : words[1];
    }

    /** The second word of an answer. */
    int status() {
        String[] words = first.split(" ");
        return words.length < 2 ? 0 : Integer.parseInt(words[1]);
    }

    /** Whether some header says exactly this, in lower case. */
    boolean says(String header) {
        return headers.stream()
                .anyMatch(
                        found -> found.toLowerCase(Locale.ROOT).replace(" ", "").equals(header));
    }

    HttpMessage with(byte[] otherBody) {
        return new HttpMessage(first, headers, otherBody);
    }

    void write(OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(first).append("\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        boolean hasNoBody = first.startsWith("HTTP") && status() == 204;
        if (!hasNoBody) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        out.write(all.toByteArray());
        out.flush();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(wholeLine(in).replaceAll(";.*", "").strip(), 16);
            if (size == 0) {
                while (!wholeLine(in).isEmpty()) {
                    // Trailers say nothing here.
                }
                return body.toByteArray();
            }
            body.writeBytes(exactly(in, size));
            wholeLine(in);
        }
    }

    private static byte[] exactly(InputStream in, long length) throws IOException {
        byte[] bytes = in.readNBytes(Math.toIntExact(length));
        if (bytes.length < length) {
            throw new EOFException("the stream ended in a body");
        }
        return bytes;
    }

    private static String wholeLine(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("the stream ended in a head");
        }
        return line;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("the stream ended in a line");
            }
            line.write(next);
            if (line.size() > LINE_BYTES_MAX) {
                throw new IOException("a line has more than " + LINE_BYTES_MAX + " bytes");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }
}
