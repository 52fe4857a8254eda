package dev.assay.server.access;

import dev.assay.api.TokenGrant;
import dev.assay.api.TokenList;
import dev.assay.api.TokenRequest;
import dev.assay.api.TokenScope;
import dev.assay.protocol.TokenText;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes tokens for people and takes them back. Thread-safe. */
public final class TokenDesk {
    private static final int NAME_CHARACTERS_MAX = 100;
    private static final Duration VALID_MAX = Duration.ofDays(3_650);
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final TokenBook book;
    private final AuditLog log;
    private final InstantSource clock;
    private final Supplier<List<String>> pins;

    /** @param pins of the certificates of the farm's controllers now; a new token carries them */
    public TokenDesk(
            FarmDatabase database, TokenBook book, AuditLog log, InstantSource clock, Supplier<List<String>> pins) {
        this.database = database;
        this.book = book;
        this.log = log;
        this.clock = clock;
        this.pins = pins;
    }

    /**
     * Makes a token. It is shown now and never again.
     *
     * @throws ProblemException when the request is wrong (400), or there are too many tokens (429)
     */
    public TokenGrant create(Actor actor, TokenRequest request) {
        requireSound(request);
        Double validSeconds = request.validSeconds();
        Instant expiresAt =
                validSeconds == null ? null : clock.instant().plusMillis((long) (validSeconds * MILLIS_PER_SECOND));
        TokenBook.Issued issued = database.change(handle -> {
            TokenBook.Issued made = book.issue(
                    handle, new TokenBook.Draft(request.scope(), request.name(), null, null, null, expiresAt));
            log.note(
                    handle,
                    actor.name(),
                    "token.create",
                    made.id(),
                    AuditLog.Outcome.DONE,
                    request.scope() + " \"" + request.name() + "\", "
                            + (expiresAt == null ? "without an end" : "until " + expiresAt));
            return made;
        });
        return new TokenGrant(issued.id(), new TokenText(issued.secret().text(), pins.get()).text());
    }

    private static void requireSound(TokenRequest request) {
        List<String> problems = new ArrayList<>();
        if (request.scope() == TokenScope.DEVICE || request.scope() == TokenScope.ENROLMENT) {
            problems.add("scope is " + request.scope()
                    + "; expected ADMIN, CI or VIEWER (a device gets its token when it is enrolled)");
        }
        String name = request.name();
        if (name.isBlank()
                || name.length() > NAME_CHARACTERS_MAX
                || name.chars().anyMatch(Character::isISOControl)) {
            problems.add("name has " + name.length() + " characters or odd ones; expected 1 to " + NAME_CHARACTERS_MAX
                    + " that can be printed");
        }
        if (PersonName.isOne(name)) {
            problems.add("name is \"" + name + "\"; expected one that no session of a person has");
        }
        Double seconds = request.validSeconds();
        if (seconds != null && !(seconds >= 1 && seconds <= VALID_MAX.toSeconds())) {
            problems.add("validSeconds is " + seconds + "; expected 1 to " + VALID_MAX.toSeconds());
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid("no token was made: " + String.join("; ", problems), problems);
        }
    }

    /** Every token that is good now, first the newest. */
    public TokenList list() {
        return new TokenList(
                database.read(book::good).stream().map(StoredToken::row).toList());
    }

    /**
     * Makes a token void. Every controller refuses it within a second.
     *
     * @throws ProblemException when there is none with this id that is good (404)
     */
    public void revoke(Actor actor, String id) {
        database.run(handle -> {
            String name = book.revoke(handle, id)
                    .orElseThrow(() -> ProblemException.notFound("there is no token " + id + " that is good"));
            log.note(handle, actor.name(), "token.revoke", id, AuditLog.Outcome.DONE, name);
        });
    }
}
