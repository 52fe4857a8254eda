package dev.assay.server.variant;

import java.time.Duration;

/**
 * How variants are built.
 *
 * @param parallelism builds at once: 1 … {@value #PARALLELISM_MAX}
 * @param timeout after which a build has failed; positive
 * @param lease how long a build belongs to a controller that gives no sign of life; positive
 * @param attemptsMax how often a build may be begun: 1 …
 */
public record BuildTerms(int parallelism, Duration timeout, Duration lease, int attemptsMax) {
    private static final int PARALLELISM_MAX = 64;

    public BuildTerms {
        require(parallelism >= 1 && parallelism <= PARALLELISM_MAX, "parallelism", parallelism, "1 to 64");
        require(timeout.compareTo(Duration.ZERO) > 0, "timeout", timeout, "more than 0");
        require(lease.compareTo(Duration.ZERO) > 0, "lease", lease, "more than 0");
        require(attemptsMax >= 1, "attempts-max", attemptsMax, "at least 1");
    }

    private static void require(boolean holds, String name, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("assay.build." + name + " is " + found + "; expected " + expected);
        }
    }
}
