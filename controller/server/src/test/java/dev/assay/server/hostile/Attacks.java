package dev.assay.server.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes requests out of operations, most of them wrong in one way and some in two. */
final class Attacks {
    private static final double FRIEND_SHARE = 0.75;
    private static final double SECOND_FAULT_SHARE = 0.2;
    private static final int BOMB_BYTES = 20_000_000;

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get");
    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/problem+json",
            "*/*",
            "nonsense",
            "application/json/json");
    private static final List<String> LENGTHS =
            List.of("-1", "99999999999999999999", "9223372036854775807", "0x10", "abc", "", "1, 2", "+3");
    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("Authorization", "Basic YWRtaW46YWRtaW4="),
            Map.entry("Authorization", "Bearer"),
            Map.entry("Authorization", "Bearer " + "t".repeat(9_000)),
            Map.entry("Authorization", "Bearer \u00e9\u00ff"),
            Map.entry("Accept", "application/xml"),
            Map.entry("Accept", "nonsense"),
            Map.entry("Accept", ";;;,,,q=9"),
            Map.entry("Accept-Encoding", "gzip, nonsense;q=9"),
            Map.entry("Content-Encoding", "br"),
            Map.entry("Content-Encoding", "gzip, gzip"),
            Map.entry("Content-Encoding", "\u0001"),
            Map.entry("Range", "bytes=5-1"),
            Map.entry("Range", "bytes=0-99999999999999999999"),
            Map.entry("Range", "bytes=-1,-2,-3"),
            Map.entry("If-None-Match", "*"),
            Map.entry("If-Modified-Since", "yesterday"),
            Map.entry("Expect", "the-unexpected"),
            Map.entry("Transfer-Encoding", "nonsense"),
            Map.entry("Upgrade", "h2c"),
            Map.entry("Host", "evil.example\\@127.0.0.1"),
            Map.entry("X-HTTP-Method-Override", "DELETE"),
            Map.entry("X-Forwarded-For", "1.1.1.1, ' or 1=1"),
            Map.entry("X-Original-URL", "/api/v1/tokens"),
            Map.entry("Cookie", "a=b; ".repeat(500)),
            Map.entry("X-Long", "z".repeat(20_000)),
            Map.entry("Origin", "null"));

    private final RandomGenerator random;
    private final Target target;
    private final Mutants mutants;
    private final List<String> senders;

    Attacks(RandomGenerator random, Target target) {
        this.random = random;
        this.target = target;
        this.mutants = new Mutants(random);
        this.senders = List.copyOf(target.tokens().keySet());
    }

    /** The next request to this operation. */
    Request next(Operation operation) throws IOException {
        String sender = random.nextDouble() < FRIEND_SHARE ? target.friend(operation) : mutants.any(senders);
        Request request = plain(operation, target.tokens().get(sender));
        spoil(request, operation);
        if (random.nextDouble() < SECOND_FAULT_SHARE) {
            spoil(request, operation);
        }
        return request;
    }

    /** As a friend would ask. */
    Request plain(Operation operation, @Nullable String token) throws IOException {
        Request request = new Request(operation.method(), target.address(operation)).as(token);
        if (operation.message() != null) {
            request.json(message(operation));
        } else if (operation.takesBytes()) {
            request.body = mutants.noise();
            request.headers.put("Content-Type", "application/octet-stream");
        }
        return request;
    }

    private byte[] message(Operation operation) throws IOException {
        Class<?> message = operation.message();
        return message == null ? new byte[0] : mutants.of(new Samples(random, target.facts()).of(message));
    }

    private void spoil(Request request, Operation operation) {
        switch (random.nextInt(12)) {
            case 0, 1 -> request.target = otherAddress(operation);
            case 2 -> request.target = request.target + query(operation);
            case 3 -> request.method = mutants.any(METHODS);
            case 4 -> request.headers.put("Content-Type", mutants.any(CONTENT_TYPES));
            case 5 -> request.lieAboutLength(mutants.any(LENGTHS));
            case 6, 7 -> {
                Map.Entry<String, String> header = mutants.any(HEADERS);
                request.headers.put(header.getKey(), header.getValue());
            }
            case 8 -> pack(request);
            case 9 -> request.body = mutants.noise();
            default -> {
                // The message alone is wrong, or nothing is.
            }
        }
    }

    private String otherAddress(Operation operation) {
        String address = operation.path().contains("{") && random.nextBoolean()
                ? operation
                        .path()
                        .replaceAll("\\{[^}]*}", "\u0001")
                        .replace("\u0001", mutants.any(HostileText.SEGMENTS))
                : target.address(operation);
        return switch (random.nextInt(8)) {
            case 0 -> address + "/";
            case 1 -> "/" + address;
            case 2 -> address.replaceFirst("/v1/", "/v1//");
            case 3 -> address.replaceFirst("/api/", "/api/x/../");
            case 4 -> address + ";jsessionid=1";
            case 5 -> "http://evil.example" + address;
            case 6 -> address + "/" + mutants.any(HostileText.SEGMENTS);
            default -> address;
        };
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder("?");
        operation
                .queries()
                .forEach(name -> query.append(name)
                        .append('=')
                        .append(mutants.any(HostileText.SEGMENTS))
                        .append('&'));
        return query.append(mutants.any(HostileText.SEGMENTS)).toString();
    }

    private void pack(Request request) {
        request.headers.put("Content-Encoding", "gzip");
        byte[] packed = gzip(random.nextBoolean() ? request.body : new byte[BOMB_BYTES]);
        request.body = random.nextBoolean() ? packed : java.util.Arrays.copyOf(packed, packed.length / 2);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
