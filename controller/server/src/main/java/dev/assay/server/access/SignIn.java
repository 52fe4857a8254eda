package dev.assay.server.access;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows senders by the secrets that they show. Tokens and sessions are remembered until any of the farm is revoked, which is looked up
 * once a second: so a thousand agents cost one query a second, and a revoked token is refused by every controller within one. Thread-safe.
 */
public final class SignIn {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int REMEMBERED_MAX = 20_000;

    private final FarmDatabase database;
    private final TokenBook book;
    private final SessionBook sessions;
    private final InstantSource clock;
    private final Map<Shown.Key, Pass> remembered = new HashMap<>();
    private long revocations;
    private long revokedHere;
    private @Nullable Instant lookedAt;

    public SignIn(FarmDatabase database, TokenBook book, SessionBook sessions, InstantSource clock) {
        this.database = database;
        this.book = book;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who shows this, as far as it is known without asking the store. Never blocks. */
    Optional<Actor> known(Shown shown) {
        Instant now = clock.instant();
        synchronized (remembered) {
            return isFresh(now) ? remembered(shown.key(), now) : Optional.empty();
        }
    }

    private Optional<Actor> remembered(Shown.Key key, Instant now) {
        return Optional.ofNullable(remembered.get(key))
                .filter(pass -> !pass.isExpired(now) && !pass.isUseToBeNoted(now))
                .map(Pass::actor);
    }

    /**
     * Who shows this. Asks the store.
     *
     * @throws ProblemException when it is nobody's, or void by now (401)
     */
    Actor check(Shown shown) {
        Instant now = clock.instant();
        forgetIfAnyWasRevoked(now);
        long before;
        synchronized (remembered) {
            Optional<Actor> actor = remembered(shown.key(), now);
            if (actor.isPresent()) {
                return actor.get();
            }
            before = revocations;
        }
        Pass pass = find(shown);
        pass.requireGood(now);
        Pass used = pass.isUseToBeNoted(now) ? pass.noteUse(database, now) : pass;
        synchronized (remembered) {
            // Otherwise it may have been revoked after it was read, and would be remembered for ever.
            if (before == revocations) {
                remember(shown.key(), used);
            }
        }
        return pass.actor();
    }

    private void remember(Shown.Key key, Pass pass) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(key, pass);
    }

    private Pass find(Shown shown) {
        return switch (shown.kind()) {
            case TOKEN ->
                database.read(handle -> book.find(handle, shown.secret()))
                        .orElseThrow(() -> ProblemException.unauthorized(
                                "this token is not known here; expected one of this farm"));
            case SESSION ->
                database.read(handle -> sessions.find(handle, shown.secret()))
                        .orElseThrow(() ->
                                ProblemException.unauthorized("this browser is not signed in any more; sign in again"));
        };
    }

    private void forgetIfAnyWasRevoked(Instant now) {
        synchronized (remembered) {
            if (isFresh(now)) {
                return;
            }
        }
        long here = book.revokedHere();
        long found = database.read(book::revocations);
        synchronized (remembered) {
            if (found != revocations) {
                remembered.clear();
                revocations = found;
            }
            revokedHere = here;
            lookedAt = now;
        }
    }

    private boolean isFresh(Instant now) {
        Instant last = lookedAt;
        return last != null
                && revokedHere == book.revokedHere()
                && !now.isBefore(last)
                && now.isBefore(last.plus(FRESH));
    }
}
