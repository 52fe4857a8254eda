package dev.assay.server.access;

import dev.assay.server.store.FarmDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** Controllers' ways of knowing who asks, on tables that several may share. */
final class SignIns {
    static final SessionTerms TERMS = new SessionTerms(Duration.ofHours(12), Duration.ofHours(2));

    private SignIns() {}

    static SignIn of(FarmDatabase database, TokenBook book, InstantSource clock) {
        return new SignIn(database, book, sessions(book, clock), clock);
    }

    static SessionBook sessions(TokenBook book, InstantSource clock) {
        return new SessionBook(book, clock, new SecureRandom(), TERMS);
    }
}
