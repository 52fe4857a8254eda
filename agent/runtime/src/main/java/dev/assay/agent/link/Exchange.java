package dev.assay.agent.link;

import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.tls.PinMismatchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Questions and answers over HTTP, with whichever controller of the farm answers. One that cannot be reached costs nothing but time:
 * the next one is asked, and all later questions go there. Thread-safe.
 */
final class Exchange {
    private static final int CONNECT_MILLIS_MAX = 10_000;
    private static final int PROBLEM_BYTES_MAX = 1 << 16;

    private final AddressBook controllers;
    private final String secret;

    Exchange(AddressBook controllers, String secret) {
        this.controllers = controllers;
        this.secret = secret;
    }

    /** Makes something of an answer that is a success. */
    @FunctionalInterface
    interface Reader<T> {
        T read(HttpURLConnection answer) throws IOException, WireFormatException;
    }

    /** Asks one controller after the other until one answers, each at most once. */
    <T> T ask(Request request, Reader<T> reader) throws LinkException {
        int others = controllers.size() - 1;
        while (true) {
            AddressBook.Address address = controllers.current();
            try {
                return ask(address, request, reader);
            } catch (Unreached e) {
                controllers.turnAwayFrom(address);
                if (others == 0) {
                    throw e.toPassing();
                }
            } catch (LinkException.Passing e) {
                controllers.turnAwayFrom(address);
                if (others == 0 || request.repeat() == Request.Repeat.IF_UNREACHED) {
                    throw e;
                }
            } catch (LinkException.Refused e) {
                if (others == 0 || !isFromStranger(request, e)) {
                    throw e;
                }
                controllers.turnAwayFrom(address);
            }
            others--;
        }
    }

    /** Nothing was sent. */
    private static final class Unreached extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException reason;

        Unreached(String message, IOException reason) {
            super(message, reason);
            this.reason = reason;
        }

        LinkException.Passing toPassing() {
            return new LinkException.Passing(String.valueOf(getMessage()), reason);
        }
    }

    /** Behind a tunnel's end on the device another program may listen by now. */
    private static boolean isFromStranger(Request request, LinkException.Refused refusal) {
        return request.subject() == Request.Subject.AGENT
                && (refusal.status() == HttpURLConnection.HTTP_NOT_FOUND
                        || refusal.status() == HttpURLConnection.HTTP_BAD_METHOD);
    }

    private <T> T ask(AddressBook.Address address, Request request, Reader<T> reader) throws Unreached, LinkException {
        String where = address.url() + request.path();
        HttpURLConnection connection;
        try {
            connection = open(address, request);
            connection.connect();
        } catch (IOException e) {
            throw new Unreached(where + ": " + reason(e), e);
        }
        try {
            send(connection, request);
            check(connection, request.subject());
            return reader.read(connection);
        } catch (IOException | WireFormatException e) {
            throw new LinkException.Passing(where + ": " + reason(e), e);
        }
    }

    private HttpURLConnection open(AddressBook.Address address, Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(address.url() + request.path()).toURL().openConnection();
        address.tls().prepare(connection);
        connection.setRequestMethod(request.body() == null ? "GET" : "POST");
        connection.setConnectTimeout(Math.min(CONNECT_MILLIS_MAX, request.patienceMillis()));
        connection.setReadTimeout(request.patienceMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + secret);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty(
                "Accept", request.subject() == Request.Subject.ARTIFACT ? "*/*" : "application/json");
        if (request.body() != null) {
            request.body().announce(connection);
        }
        return connection;
    }

    private static void send(HttpURLConnection connection, Request request) throws IOException {
        if (request.body() == null) {
            return;
        }
        try (OutputStream out = connection.getOutputStream()) {
            request.body().write(out);
        }
    }

    private static void check(HttpURLConnection connection, Request.Subject subject) throws IOException, LinkException {
        int status = connection.getResponseCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String detail = "HTTP " + status + ": " + Problem.detailIn(problem(connection));
        if (status == 408 || status == 429 || status >= 500) {
            throw new LinkException.Passing(detail);
        }
        if (subject == Request.Subject.JOB && (status == 404 || status == 409 || status == 410)) {
            throw new LinkException.Stale(detail);
        }
        if (subject == Request.Subject.LEASE && status == 404) {
            throw new LinkException.Unknown(detail);
        }
        throw new LinkException.Refused(status, detail);
    }

    private static byte[] problem(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getErrorStream()) {
            return in == null ? new byte[0] : in.readNBytes(PROBLEM_BYTES_MAX);
        }
    }

    private static String reason(Exception failure) {
        PinMismatchException mismatch = PinMismatchException.in(failure);
        return String.valueOf(mismatch == null ? failure.getMessage() : mismatch.getMessage());
    }
}
