package dev.assay.server.access;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;

/**
 * A browser that is signed in, as it is stored.
 *
 * @param id first digits of the hash of what its cookie holds
 * @param token that it was begun with
 * @param usedAt when it was used last, to a minute
 * @param expiresAt when it ends however much it is used
 * @param idle after which it ends when it is not used
 */
record BrowserSession(String id, String hash, StoredToken token, Instant usedAt, Instant expiresAt, Duration idle)
        implements Pass {
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @Override
    public Actor actor() {
        return token.actor();
    }

    @Override
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt) || !now.isBefore(usedAt.plus(idle)) || token.isExpired(now);
    }

    @Override
    public boolean isUseToBeNoted(Instant now) {
        return now.isAfter(usedAt.plus(USE_NOTED_EVERY)) || token.isUseToBeNoted(now);
    }

    @Override
    public Pass noteUse(FarmDatabase database, Instant now) {
        StoredToken used = token.isUseToBeNoted(now) ? token.noteUse(database, now) : token;
        database.note("update browser_session set used_at = ? where id = ?", now.toEpochMilli(), id);
        return new BrowserSession(id, hash, used, now, expiresAt, idle);
    }

    @Override
    public void requireGood(Instant now) {
        token.requireGood(now);
        if (isExpired(now)) {
            throw ProblemException.unauthorized(
                    "this browser was signed in for too long, or did nothing for longer than " + idle.toMinutes()
                            + " minutes; sign in again");
        }
    }
}
