package dev.assay.server.lease;

import java.time.Duration;

/**
 * How devices get work.
 *
 * @param length of a lease without a heartbeat: at least 2 {@code heartbeat}
 * @param heartbeat how often an agent should send one; positive
 * @param poll how long a request for work is held open: 0 … 1 min
 * @param lossesMax how often a job may be lost before it is given up: 1 …
 */
public record LeaseTerms(Duration length, Duration heartbeat, Duration poll, int lossesMax) {
    private static final Duration POLL_MAX = Duration.ofMinutes(1);

    public LeaseTerms {
        require(heartbeat.compareTo(Duration.ZERO) > 0, "heartbeat", heartbeat, "more than 0");
        require(length.compareTo(heartbeat.multipliedBy(2)) >= 0, "length", length, "at least twice the heartbeat");
        require(!poll.isNegative() && poll.compareTo(POLL_MAX) <= 0, "poll", poll, "0 to 1 minute");
        require(lossesMax >= 1, "losses-max", lossesMax, "at least 1");
    }

    private static void require(boolean holds, String name, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("assay.lease." + name + " is " + found + "; expected " + expected);
        }
    }

    /** A device that was not heard of for so long is not connected: neither a poll nor a heartbeat came in time. */
    public Duration silenceMax() {
        return poll.plus(length);
    }
}
