package dev.assay.server.access;

import dev.assay.server.problem.ProblemException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often a token may ask: so many requests a second, and those of {@value #BURST_SECONDS} seconds at once. The agents' token of
 * the controller's folder, which speaks for any number of devices, is not counted. Thread-safe.
 */
public final class RequestRate {
    private static final int BURST_SECONDS = 10;
    /** Tokens that nobody knows, of all senders together: each costs a query. */
    private static final int UNKNOWN_PER_SECOND = 50;

    /** Of one address without any token, where that is allowed at all: to sign in. */
    private static final int STRANGER_PER_SECOND = 20;

    private static final String UNKNOWN = "unknown";
    private static final int COUNTED_MAX = 50_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final InstantSource clock;
    private final int perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param perSecond at least 1 */
    public RequestRate(InstantSource clock, int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(
                    "assay.limits.requests-per-second is " + perSecond + "; expected at least 1");
        }
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Counts one request; why it is refused, or empty when it is not. */
    Optional<ProblemException> refusal(Actor actor) {
        boolean isForAnyDevice = actor.roles().contains("device") && !actor.isBound();
        if (isForAnyDevice || take(actor.tokenId(), perSecond)) {
            return Optional.empty();
        }
        return Optional.of(ProblemException.tooManyNow(
                "the token \"" + actor.name() + "\" asks more than " + perSecond + " times a second; expected fewer"));
    }

    /** Counts a request of somebody who shows nothing; why it is refused, or empty when it is not. */
    public Optional<ProblemException> refusalOfStranger(String address) {
        return take("stranger " + address, STRANGER_PER_SECOND)
                ? Optional.empty()
                : Optional.of(ProblemException.tooManyNow("somebody at " + address + " begins to sign in more than "
                        + STRANGER_PER_SECOND + " times a second; expected fewer"));
    }

    /** Notes that somebody showed a token that is nobody's. */
    void noteUnknown() {
        bucket(UNKNOWN, UNKNOWN_PER_SECOND).take(clock.millis());
    }

    /** Why a token that is not remembered is not even looked up; empty when it is. */
    Optional<ProblemException> refusalOfUnknown() {
        return bucket(UNKNOWN, UNKNOWN_PER_SECOND).isEmpty(clock.millis())
                ? Optional.of(ProblemException.tooManyNow(
                        "somebody shows many tokens that nobody knows; ask again in a moment"))
                : Optional.empty();
    }

    private boolean take(String name, int rate) {
        if (buckets.size() > COUNTED_MAX) {
            buckets.clear();
        }
        return bucket(name, rate).take(clock.millis());
    }

    private Bucket bucket(String name, int rate) {
        return buckets.computeIfAbsent(name, any -> new Bucket(rate, clock.millis()));
    }

    /** Fills with time, and is emptied by requests. */
    private static final class Bucket {
        private final double perSecond;
        private double left;
        private long filledAt;

        Bucket(double perSecond, long now) {
            this.perSecond = perSecond;
            this.left = perSecond * BURST_SECONDS;
            this.filledAt = now;
        }

        synchronized boolean take(long now) {
            if (isEmpty(now)) {
                return false;
            }
            left--;
            return true;
        }

        synchronized boolean isEmpty(long now) {
            double since = Math.max(0, now - filledAt) / MILLIS_PER_SECOND;
            left = Math.min(perSecond * BURST_SECONDS, left + since * perSecond);
            filledAt = now;
            return left < 1;
        }
    }
}
