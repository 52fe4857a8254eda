package dev.assay.server.access;

import dev.assay.server.problem.StartFailedException;
import java.time.Duration;

/**
 * How long a browser stays signed in.
 *
 * @param length at most, however much it is used
 * @param idle when it is not used
 */
public record SessionTerms(Duration length, Duration idle) {
    /** Use is noted once a minute; what is as short would end under somebody's hands. */
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    public SessionTerms {
        requireLongEnough("assay.pages.session", length);
        requireLongEnough("assay.pages.idle", idle);
    }

    private static void requireLongEnough(String setting, Duration value) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new StartFailedException(
                    setting + " is " + value.toSeconds() + "s; expected at least " + SHORTEST.toSeconds() + "s", null);
        }
    }
}
