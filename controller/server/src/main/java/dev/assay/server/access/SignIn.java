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
 * Knows senders by their secrets. Tokens are remembered until any token of the farm is revoked, which is looked up once a second:
 * so a thousand agents cost one query a second, and a revoked token is refused by every controller within one. Thread-safe.
 */
public final class SignIn {
    private static final Duration FRESH = Duration.ofSeconds(1);
    /** {@code used_at} is for people who clear up: a write for each request would be too much. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(10);

    private static final int REMEMBERED_MAX = 20_000;

    private final FarmDatabase database;
    private final TokenBook book;
    private final InstantSource clock;
    private final Map<String, StoredToken> remembered = new HashMap<>();
    private long revocations;
    private long revokedHere;
    private @Nullable Instant lookedAt;

    public SignIn(FarmDatabase database, TokenBook book, InstantSource clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
    }

    /** Who shows this secret, as far as it is known without asking the store. Never blocks. */
    Optional<Actor> known(Secret secret) {
        Instant now = clock.instant();
        synchronized (remembered) {
            return isFresh(now) ? remembered(secret.hash(), now) : Optional.empty();
        }
    }

    private Optional<Actor> remembered(String hash, Instant now) {
        return Optional.ofNullable(remembered.get(hash))
                .filter(token -> !token.isExpired(now) && !isUseToBeNoted(token, now))
                .map(StoredToken::actor);
    }

    /**
     * Who shows this secret. Asks the store.
     *
     * @throws ProblemException when it is nobody's, or void by now (401)
     */
    Actor check(Secret secret) {
        Instant now = clock.instant();
        forgetIfAnyWasRevoked(now);
        long before;
        synchronized (remembered) {
            Optional<Actor> actor = remembered(secret.hash(), now);
            if (actor.isPresent()) {
                return actor.get();
            }
            before = revocations;
        }
        StoredToken token = requireGood(database.read(handle -> book.find(handle, secret)), now);
        StoredToken used = isUseToBeNoted(token, now) ? noteUse(token, now) : token;
        synchronized (remembered) {
            // Otherwise it may have been revoked after it was read, and would be remembered for ever.
            if (before == revocations) {
                remember(used);
            }
        }
        return token.actor();
    }

    private void remember(StoredToken token) {
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        remembered.put(token.hash(), token);
    }

    private static StoredToken requireGood(Optional<StoredToken> found, Instant now) {
        StoredToken token = found.orElseThrow(
                () -> ProblemException.unauthorized("this token is not known here; expected one of this farm"));
        if (token.isRevoked()) {
            throw ProblemException.unauthorized("the token \"" + token.name() + "\" was revoked; ask for a new one");
        }
        if (token.isExpired(now)) {
            throw ProblemException.unauthorized(
                    "the token \"" + token.name() + "\" expired at " + token.expiresAt() + "; ask for a new one");
        }
        return token;
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

    private static boolean isUseToBeNoted(StoredToken token, Instant now) {
        Instant usedAt = token.usedAt();
        return usedAt == null || now.isAfter(usedAt.plus(USE_NOTED_EVERY));
    }

    private StoredToken noteUse(StoredToken token, Instant now) {
        database.note("update token set used_at = ? where id = ?", now.toEpochMilli(), token.id());
        return token.usedAt(now);
    }
}
