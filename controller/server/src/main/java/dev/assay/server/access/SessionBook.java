package dev.assay.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The browsers that are signed in, by the hash of what their cookies hold. Each was begun with a token, and is good no longer than it.
 * All controllers of the farm know them. Its methods belong into a transaction of their caller. Thread-safe.
 */
public final class SessionBook {
    /** Of one token: whoever signs in more often signs out where it was used least lately. */
    static final int SESSIONS_MAX = 50;
    /** Rows stay so long: a browser that comes late hears why it is signed out. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final TokenBook tokens;
    private final InstantSource clock;
    private final SecureRandom random;
    private final SessionTerms terms;

    public SessionBook(TokenBook tokens, InstantSource clock, SecureRandom random, SessionTerms terms) {
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
        this.terms = terms;
    }

    /** How long a browser stays signed in. */
    public SessionTerms terms() {
        return terms;
    }

    /** Signs a browser in with a token; returns what its cookie holds, which nobody else knows. */
    public Secret begin(Handle handle, String tokenId) {
        makeRoom(handle, tokenId);
        Secret secret = Secret.draw(random);
        String hash = secret.hash();
        Instant now = clock.instant();
        handle.execute(
                "insert into browser_session (id, hash, token_id, created_at, used_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                Secret.id(hash),
                hash,
                tokenId,
                now.toEpochMilli(),
                now.toEpochMilli(),
                now.plus(terms.length()).toEpochMilli());
        return secret;
    }

    private void makeRoom(Handle handle, String tokenId) {
        int removed = handle.execute(
                "delete from browser_session where token_id = ? and id not in"
                        + " (select id from browser_session where token_id = ? order by used_at desc, id limit ?)",
                tokenId,
                tokenId,
                SESSIONS_MAX - 1);
        if (removed > 0) {
            tokens.noteEnd(handle);
        }
    }

    /** The session whose cookie holds this, good or not; empty when there is none. */
    Optional<BrowserSession> find(Handle handle, Secret secret) {
        String hash = secret.hash();
        return handle.createQuery("select * from browser_session where id = ?")
                .bind(0, Secret.id(hash))
                .map((row, context) -> new BrowserSession(
                        row.getString("id"),
                        row.getString("hash"),
                        tokens.get(handle, row.getString("token_id")),
                        Instant.ofEpochMilli(row.getLong("used_at")),
                        Instant.ofEpochMilli(row.getLong("expires_at")),
                        terms.idle()))
                .findOne()
                .filter(session -> Secret.isSame(session.hash(), hash));
    }

    /** Signs a browser out; nothing happens when it is not signed in with this token. */
    void end(Handle handle, Secret secret, String tokenId) {
        String hash = secret.hash();
        int removed = handle.execute(
                "delete from browser_session where id = ? and hash = ? and token_id = ?",
                Secret.id(hash),
                hash,
                tokenId);
        if (removed > 0) {
            tokens.noteEnd(handle);
        }
    }

    /** Forgets what ended long ago; returns how many that were. */
    int sweep(Handle handle) {
        Instant before = clock.instant().minus(KEPT);
        return handle.execute(
                "delete from browser_session where expires_at < ? or used_at < ?"
                        + " or token_id in (select id from token where revoked_at < ? or expires_at < ?)",
                before.toEpochMilli(),
                before.minus(terms.idle()).toEpochMilli(),
                before.toEpochMilli(),
                before.toEpochMilli());
    }
}
