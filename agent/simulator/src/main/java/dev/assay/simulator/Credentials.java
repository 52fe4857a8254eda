package dev.assay.simulator;

import dev.assay.agent.link.LinkException;
import dev.assay.agent.start.AgentHome;
import dev.assay.agent.start.AgentStoppedException;
import dev.assay.agent.start.Enrolment;
import dev.assay.agent.start.EnrolmentToken;
import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.protocol.tls.PinnedTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What simulated devices show: all the same token, or each its own, got as a real device gets it. Thread-safe. */
final class Credentials {
    private static final double OFFER_SECONDS = 600;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int ANSWER_BYTES_MAX = 1 << 16;

    private final List<URI> controllers;
    private final TokenText given;
    private final boolean enrols;
    private final PinnedTls tls;

    private Credentials(List<URI> controllers, TokenText given, boolean enrols) {
        this.controllers = controllers;
        this.given = given;
        this.enrols = enrols;
        this.tls = PinnedTls.of(given.pins());
    }

    static Credentials of(SimulatorOptions options) {
        return new Credentials(options.controllers(), options.token(), options.enrols());
    }

    /** A device got no token of its own. The message is for people. */
    static final class NotEnrolledException extends Exception {
        private static final long serialVersionUID = 1L;

        NotEnrolledException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The token of one device, kept in its folder if it is its own. */
    TokenText token(String device, Path folder) throws NotEnrolledException {
        if (!enrols) {
            return given;
        }
        AgentHome home = new AgentHome(folder);
        try {
            Optional<TokenText> own = home.deviceToken();
            if (own.isPresent()) {
                return own.get();
            }
            Files.createDirectories(folder);
            return new Enrolment(controllers, device, home).enrol(new EnrolmentToken(offer(device), null));
        } catch (IOException | WireFormatException | LinkException | AgentStoppedException e) {
            throw new NotEnrolledException(String.valueOf(e.getMessage()), e);
        }
    }

    private TokenText offer(String device) throws IOException, WireFormatException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(controllers.get(0) + "/api/v1/enrolments").toURL().openConnection();
        tls.prepare(connection);
        connection.setRequestMethod("POST");
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + given.secret());
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(WireJson.write(new EnrolmentOffer(device, OFFER_SECONDS)));
        }
        try (InputStream in = connection.getInputStream()) {
            return TokenText.parse(WireJson.read(EnrolmentGrant.class, in.readNBytes(ANSWER_BYTES_MAX))
                    .token());
        }
    }
}
