package dev.assay.server.access;

import dev.assay.api.TokenScope;
import dev.assay.server.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tokens of the farm, by the hash of their secret. Its methods belong into a transaction of their caller. Thread-safe. */
public final class TokenBook {
    /** Rows of dead tokens stay so long: a late sender hears why its token is void. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final InstantSource clock;
    private final SecureRandom random;
    private final int tokensMax;
    private final AtomicLong revokedHere = new AtomicLong();

    /** @param tokensMax how many may be good at once */
    public TokenBook(InstantSource clock, SecureRandom random, int tokensMax) {
        this.clock = clock;
        this.random = random;
        this.tokensMax = tokensMax;
    }

    /**
     * A token to be made.
     *
     * @param device the only one that it may speak for; null for none or any
     * @param enrolment that issues it; null for every other
     * @param source the file that it is kept in; null for every other
     * @param expiresAt null for a token without an end
     */
    public record Draft(
            TokenScope scope,
            String name,
            @Nullable String device,
            @Nullable String enrolment,
            @Nullable String source,
            @Nullable Instant expiresAt) {}

    /** A token that was made; the secret is known to nobody else. */
    public record Issued(String id, Secret secret) {}

    /**
     * Makes a token.
     *
     * @throws ProblemException when there are too many (429)
     */
    public Issued issue(Handle handle, Draft draft) {
        prune(handle);
        long good = handle.createQuery("select count(*) from token where revoked_at is null")
                .mapTo(Long.class)
                .one();
        if (good >= tokensMax) {
            throw ProblemException.tooMany("there are " + good + " tokens; expected fewer than " + tokensMax
                    + " (revoke some, or raise assay.limits.tokens)");
        }
        Secret secret = Secret.draw(random);
        return new Issued(insert(handle, draft, secret), secret);
    }

    /** Stores a token whose secret exists already; returns its id. */
    String insert(Handle handle, Draft draft, Secret secret) {
        String hash = secret.hash();
        String id = Secret.id(hash);
        Instant expiresAt = draft.expiresAt();
        handle.execute(
                "insert into token (id, hash, scope, name, device, enrolment, source, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                hash,
                draft.scope().name(),
                draft.name(),
                draft.device(),
                draft.enrolment(),
                draft.source(),
                clock.millis(),
                expiresAt == null ? null : expiresAt.toEpochMilli());
        return id;
    }

    private void prune(Handle handle) {
        long before = clock.instant().minus(KEPT).toEpochMilli();
        String dead = "(expires_at < ? or revoked_at < ?) and source is null";
        handle.execute(
                "delete from enrolment where token_id in (select id from token where " + dead + ")", before, before);
        handle.execute("delete from token where " + dead, before, before);
    }

    /** The token with this secret, good or not; empty when there is none. */
    Optional<StoredToken> find(Handle handle, Secret secret) {
        String hash = secret.hash();
        return handle.createQuery("select * from token where id = ?")
                .bind(0, Secret.id(hash))
                .map((row, context) -> StoredToken.of(row))
                .findOne()
                .filter(token -> Secret.isSame(token.hash(), hash));
    }

    /** The token with this id, which is there. */
    StoredToken get(Handle handle, String id) {
        return handle.createQuery("select * from token where id = ?")
                .bind(0, id)
                .map((row, context) -> StoredToken.of(row))
                .one();
    }

    /** Those that are good now, first the newest. */
    List<StoredToken> good(Handle handle) {
        return handle.createQuery("select * from token where revoked_at is null"
                        + " and (expires_at is null or expires_at > ?) order by created_at desc, id")
                .bind(0, clock.millis())
                .map((row, context) -> StoredToken.of(row))
                .list();
    }

    /** Makes a token void; returns its name, or empty when there is no such token that was good. */
    Optional<String> revoke(Handle handle, String id) {
        Optional<String> name = handle.createQuery("select name from token where id = ? and revoked_at is null")
                .bind(0, id)
                .mapTo(String.class)
                .findOne();
        revokeWhere(handle, "id = ?", id);
        return name;
    }

    /** Makes every token void that speaks for this device alone; returns how many that were. */
    public int revokeOfDevice(Handle handle, String device) {
        return revokeWhere(handle, "scope = 'DEVICE' and device = ?", device);
    }

    /** As {@link #revokeOfDevice}, but for those that this enrolment issued and none of which was shown yet. */
    public int revokeOfDeviceUnlessIssuedBy(Handle handle, String device, String enrolment) {
        return revokeWhere(
                handle, "scope = 'DEVICE' and device = ? and (enrolment is null or enrolment <> ?)", device, enrolment);
    }

    /** Makes void what an enrolment issued, one token aside. */
    public int revokeIssuedBy(Handle handle, String enrolment, String exceptId) {
        return revokeWhere(handle, "enrolment = ? and id <> ?", enrolment, exceptId);
    }

    /** Makes void what was read from this file, one token aside. */
    int revokeOfSource(Handle handle, String source, String exceptId) {
        return revokeWhere(handle, "source = ? and id <> ?", source, exceptId);
    }

    private int revokeWhere(Handle handle, String condition, Object... values) {
        var update = handle.createUpdate("update token set revoked_at = ? where revoked_at is null and " + condition)
                .bind(0, clock.millis());
        for (int i = 0; i < values.length; i++) {
            update.bind(i + 1, values[i]);
        }
        int revoked = update.execute();
        if (revoked > 0) {
            noteEnd(handle);
        }
        return revoked;
    }

    /** Has every controller forget whom it remembers: something that was good no longer is. */
    void noteEnd(Handle handle) {
        handle.execute("update token_epoch set revocations = revocations + 1 where id = 1");
        revokedHere.incrementAndGet();
    }

    /** Another number than before says that this controller has just revoked something, and need not wait to notice. */
    long revokedHere() {
        return revokedHere.get();
    }

    /** Another number than before says that some token is void by now. */
    long revocations(Handle handle) {
        return handle.createQuery("select revocations from token_epoch where id = 1")
                .mapTo(Long.class)
                .one();
    }
}
