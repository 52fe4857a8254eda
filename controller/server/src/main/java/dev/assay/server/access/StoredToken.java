package dev.assay.server.access;

import dev.assay.api.TokenRow;
import dev.assay.api.TokenScope;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is stored.
 *
 * @param id first digits of the hash
 * @param hash SHA-256 of the secret
 * @param enrolment that issued it, until the token was shown for the first time; null for every other
 * @param expiresAt null when it has no end
 * @param usedAt when it was shown last, not exactly; null when it never was
 */
record StoredToken(
        String id,
        String hash,
        TokenScope scope,
        String name,
        @Nullable String device,
        @Nullable String enrolment,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt,
        boolean isRevoked)
        implements Pass {
    /** {@code used_at} is for people who clear up. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(10);

    private static final double MILLIS_PER_SECOND = 1e3;

    static StoredToken of(ResultSet row) throws SQLException {
        return new StoredToken(
                row.getString("id"),
                row.getString("hash"),
                TokenScope.valueOf(row.getString("scope")),
                row.getString("name"),
                row.getString("device"),
                row.getString("enrolment"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                instant(row, "expires_at"),
                instant(row, "used_at"),
                instant(row, "revoked_at") != null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public Actor actor() {
        return new Actor(id, name, scope, device);
    }

    @Override
    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    @Override
    public boolean isUseToBeNoted(Instant now) {
        return usedAt == null || now.isAfter(usedAt.plus(USE_NOTED_EVERY));
    }

    @Override
    public StoredToken noteUse(FarmDatabase database, Instant now) {
        database.note("update token set used_at = ? where id = ?", now.toEpochMilli(), id);
        return new StoredToken(id, hash, scope, name, device, enrolment, createdAt, expiresAt, now, isRevoked);
    }

    @Override
    public void requireGood(Instant now) {
        if (isRevoked) {
            throw ProblemException.unauthorized("the token \"" + name + "\" was revoked; ask for a new one");
        }
        if (isExpired(now)) {
            throw ProblemException.unauthorized(
                    "the token \"" + name + "\" expired at " + expiresAt + "; ask for a new one");
        }
    }

    TokenRow row() {
        return new TokenRow(
                id,
                scope,
                name,
                device,
                createdAt.toEpochMilli() / MILLIS_PER_SECOND,
                seconds(expiresAt),
                seconds(usedAt));
    }

    private static @Nullable Double seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli() / MILLIS_PER_SECOND;
    }
}
