package dev.assay.server.life;

import java.time.Duration;

/**
 * How devices are trusted.
 *
 * @param isChecked whether there are health checks at all
 * @param checkEvery a passed check counts for so long; positive
 * @param pause before a device that failed is checked again; positive, doubled each time
 * @param pauseMax it does not grow beyond this; at least {@code pause}
 * @param faultsMax so many infrastructure faults within {@code faultsWindow} lead to quarantine: 1 …
 * @param siblingAfter jobs wait so long for a device that is silent, quarantined or drained before they go to a sibling; positive
 */
public record LifeTerms(
        boolean isChecked,
        Duration checkEvery,
        Duration pause,
        Duration pauseMax,
        int faultsMax,
        Duration faultsWindow,
        Duration siblingAfter) {
    private static final int DOUBLINGS_MAX = 20;

    public LifeTerms {
        requirePositive(checkEvery, "health.every");
        requirePositive(pause, "health.pause");
        require(pauseMax.compareTo(pause) >= 0, "health.pause-max", pauseMax, "at least assay.health.pause");
        require(faultsMax >= 1, "health.faults-max", faultsMax, "at least 1");
        requirePositive(faultsWindow, "health.faults-window");
        requirePositive(siblingAfter, "lease.sibling-after");
    }

    private static void requirePositive(Duration found, String name) {
        require(found.compareTo(Duration.ZERO) > 0, name, found, "more than 0");
    }

    private static void require(boolean holds, String name, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("assay." + name + " is " + found + "; expected " + expected);
        }
    }

    /** The pause before the next check after so many that did not end well: 1 … */
    Duration pauseAfter(int setbacks) {
        Duration grown = pause.multipliedBy(1L << Math.min(Math.max(setbacks - 1, 0), DOUBLINGS_MAX));
        return grown.compareTo(pauseMax) < 0 ? grown : pauseMax;
    }
}
