package dev.assay.server.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in the making; nothing in it is checked. Not thread-safe. */
final class Request {
    String method;
    String target;
    byte[] body = new byte[0];
    final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String length;

    Request(String method, String target) {
        this.method = method;
        this.target = target;
        headers.put("Host", "localhost");
        headers.put("Connection", "close");
    }

    static Request get(String target, @Nullable String token) {
        return new Request("GET", target).as(token);
    }

    static Request post(String target, @Nullable String token, byte[] json) {
        return new Request("POST", target).as(token).json(json);
    }

    Request as(@Nullable String token) {
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return this;
    }

    Request json(byte[] json) {
        headers.put("Content-Type", "application/json");
        body = json;
        return this;
    }

    /** Says another length than the body has. */
    void lieAboutLength(String length) {
        this.length = length;
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (length != null || body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ")
                    .append(length == null ? body.length : length)
                    .append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return method + " " + target + " " + headers + (length == null ? "" : " length " + length) + " "
                + text.substring(0, Math.min(600, text.length()));
    }
}
