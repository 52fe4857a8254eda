package dev.assay.server.http;

import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.TokenGrant;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.TokenText;
import java.io.IOException;

/** Senders of every scope, with tokens that an administrator makes for them. */
final class Senders {
    /** The device that {@link TokenScope#DEVICE} is bound to. */
    static final String DEVICE = "bound-device";

    private Senders() {}

    static Http of(TokenScope scope) throws IOException {
        return switch (scope) {
            case ADMIN -> Http.asClient();
            case CI, VIEWER -> Http.withToken(grant(scope));
            case DEVICE -> device(DEVICE);
            case ENROLMENT -> Http.withToken(enrolment(null, 60));
        };
    }

    private static String grant(TokenScope scope) throws IOException {
        TokenRequest request = new TokenRequest(scope, "a " + scope, 600.0);
        return TokenText.parse(Http.asClient()
                        .post("/api/v1/tokens", request, TokenGrant.class)
                        .token())
                .secret();
    }

    static String enrolment(@org.jspecify.annotations.Nullable String device, double validSeconds) throws IOException {
        EnrolmentOffer offer = new EnrolmentOffer(device, validSeconds);
        return TokenText.parse(Http.asClient()
                        .post("/api/v1/enrolments", offer, EnrolmentGrant.class)
                        .token())
                .secret();
    }

    /** An agent with a token of this device alone. */
    static Http device(String name) throws IOException {
        EnrolmentReceipt receipt = Http.withToken(enrolment(name, 60))
                .post("/api/v1/agent/enrol", new EnrolmentRequest(name), EnrolmentReceipt.class);
        return Http.withToken(receipt.deviceToken());
    }
}
