package dev.assay.server.enrolment;

import dev.assay.api.EnrolmentGrant;
import dev.assay.api.EnrolmentOffer;
import dev.assay.api.TokenScope;
import dev.assay.protocol.EnrolmentReceipt;
import dev.assay.protocol.EnrolmentRequest;
import dev.assay.protocol.TokenText;
import dev.assay.server.access.Actor;
import dev.assay.server.access.TokenBook;
import dev.assay.server.audit.AuditLog;
import dev.assay.server.device.DeviceName;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Enrols devices. An enrolment gives one device one token: it is used up when the device has shown that token for the first time
 * ({@link #settle}). Until then the same device may ask again, because the answer may have been lost on its way; of the tokens that
 * it got then, the one that is shown first stays and the others are void. Thread-safe, also over controllers on one database.
 */
public final class EnrolmentDesk {
    private static final Duration VALID_MAX = Duration.ofDays(7);
    private static final int ISSUED_MAX = 10;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final FarmDatabase database;
    private final TokenBook tokens;
    private final AuditLog log;
    private final InstantSource clock;
    private final int openMax;
    private final Supplier<List<String>> pins;

    /**
     * A desk.
     *
     * @param openMax how many enrolments may wait for their device at once
     * @param pins of the certificates of the farm's controllers now
     */
    public EnrolmentDesk(
            FarmDatabase database,
            TokenBook tokens,
            AuditLog log,
            InstantSource clock,
            int openMax,
            Supplier<List<String>> pins) {
        this.database = database;
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
        this.openMax = openMax;
        this.pins = pins;
    }

    /**
     * Makes a one-time token with which a device gets its own.
     *
     * @throws ProblemException when the offer is wrong (400), or too many wait (429)
     */
    public EnrolmentGrant offer(Actor actor, EnrolmentOffer offer) {
        String device = offer.deviceName();
        if (device != null && !DeviceName.isWellFormed(device)) {
            throw ProblemException.invalid(DeviceName.refusal(device));
        }
        double seconds = offer.validSeconds();
        if (!(seconds >= 1 && seconds <= VALID_MAX.toSeconds())) {
            throw ProblemException.invalid("validSeconds is " + seconds + "; expected 1 to " + VALID_MAX.toSeconds());
        }
        Instant expiresAt = clock.instant().plusMillis((long) (seconds * MILLIS_PER_SECOND));
        TokenBook.Issued issued = database.change(handle -> {
            requireRoom(handle);
            String name = "enrolment of " + (device == null ? "a new device" : device);
            TokenBook.Issued made = tokens.issue(
                    handle, new TokenBook.Draft(TokenScope.ENROLMENT, name, device, null, null, expiresAt));
            handle.execute("insert into enrolment (token_id, device, issued) values (?, ?, 0)", made.id(), device);
            log.note(
                    handle,
                    actor.name(),
                    "enrolment.create",
                    device == null ? made.id() : device,
                    AuditLog.Outcome.DONE,
                    "until " + expiresAt);
            return made;
        });
        String text = new TokenText(issued.secret().text(), pins.get()).text();
        return new EnrolmentGrant(text, expiresAt.toEpochMilli() / MILLIS_PER_SECOND);
    }

    private void requireRoom(Handle handle) {
        long open = handle.createQuery("select count(*) from enrolment join token on token.id = enrolment.token_id"
                        + " where settled_by is null and revoked_at is null and expires_at > ?")
                .bind(0, clock.millis())
                .mapTo(Long.class)
                .one();
        if (open >= openMax) {
            throw ProblemException.tooMany(open + " enrolments wait for their device; expected fewer than " + openMax
                    + " (revoke some, or raise assay.limits.enrolments)");
        }
    }

    /**
     * Gives a device its token; whatever token it had is void then.
     *
     * @param actor with an enrolment's token that has not expired
     * @throws ProblemException when the name is impossible (400), or the enrolment is used up or of another device, or the name is
     *     taken (409)
     */
    public EnrolmentReceipt enrol(Actor actor, EnrolmentRequest request) {
        String device = request.deviceName();
        if (!DeviceName.isWellFormed(device)) {
            throw ProblemException.invalid(DeviceName.refusal(device));
        }
        TokenBook.Issued issued = database.change(handle -> {
            int taken = handle.execute(
                    "update enrolment set device = ?, issued = issued + 1 where token_id = ? and settled_by is null"
                            + " and (device is null or device = ?) and issued < ?",
                    device,
                    actor.tokenId(),
                    device,
                    ISSUED_MAX);
            if (taken == 0) {
                throw ProblemException.conflict(refusal(handle, actor.tokenId(), device));
            }
            if (actor.device() == null) {
                requireFree(handle, device, actor.tokenId());
            }
            tokens.revokeOfDeviceUnlessIssuedBy(handle, device, actor.tokenId());
            log.note(handle, actor.name(), "device.enrol", device, AuditLog.Outcome.DONE, "");
            return tokens.issue(
                    handle, new TokenBook.Draft(TokenScope.DEVICE, device, device, actor.tokenId(), null, null));
        });
        return new EnrolmentReceipt(device, issued.secret().text());
    }

    /** An enrolment for any name must not take a device over that is there. */
    private static void requireFree(Handle handle, String device, String enrolment) {
        boolean isTaken = handle.createQuery("select 1 from device where name = ? union all"
                        + " select 1 from token where scope = 'DEVICE' and device = ? and revoked_at is null"
                        + " and (enrolment is null or enrolment <> ?) limit 1")
                .bind(0, device)
                .bind(1, device)
                .bind(2, enrolment)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (isTaken) {
            throw ProblemException.conflict("there is a device " + device
                    + " already; expected a free name, or an enrolment made for this device");
        }
    }

    private static String refusal(Handle handle, String enrolment, String device) {
        record Now(@Nullable String device, boolean isSettled) {}
        Optional<Now> found = handle.createQuery("select device, settled_by from enrolment where token_id = ?")
                .bind(0, enrolment)
                .map((row, context) -> new Now(row.getString("device"), row.getString("settled_by") != null))
                .findOne();
        String remedy = "; ask for a new enrolment";
        if (found.isEmpty()) {
            return "this enrolment is gone" + remedy;
        }
        Now now = found.get();
        if (now.isSettled()) {
            return "this enrolment was used up by device " + now.device() + remedy;
        }
        return device.equals(now.device())
                ? "device " + device + " was given " + ISSUED_MAX + " tokens and has shown none of them" + remedy
                : "this enrolment is of device " + now.device() + "; found \"" + device + "\"";
    }

    /**
     * Notes that a device has shown its token: the enrolment that gave it is used up. Cheap when there is nothing to note.
     *
     * @param actor with a device's token
     * @throws ProblemException when another token of the same enrolment was shown before (401)
     */
    public void settle(Actor actor) {
        Optional<String> pending = database.read(handle -> enrolmentOf(handle, actor.tokenId()));
        if (pending.isEmpty()) {
            return;
        }
        String enrolment = pending.get();
        database.run(handle -> {
            int settled = handle.execute(
                    "update enrolment set settled_by = ? where token_id = ? and settled_by is null",
                    actor.tokenId(),
                    enrolment);
            if (settled == 1) {
                tokens.revokeIssuedBy(handle, enrolment, actor.tokenId());
                handle.execute("update token set enrolment = null where id = ?", actor.tokenId());
            } else if (enrolmentOf(handle, actor.tokenId()).isPresent()) {
                throw ProblemException.unauthorized("another token of the same enrolment was shown before this one");
            }
        });
    }

    private static Optional<String> enrolmentOf(Handle handle, String tokenId) {
        return handle.createQuery("select enrolment from token where id = ? and enrolment is not null")
                .bind(0, tokenId)
                .mapTo(String.class)
                .findOne();
    }
}
