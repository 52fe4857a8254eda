package dev.assay.registration.install;

/**
 * A Java runtime on a board.
 *
 * @param version as it names itself: {@code 17.0.15}, {@code 1.8.0_402}; empty when it did not start
 */
public record JavaHome(String version, String path) {
    /** The oldest release that runs the agent. */
    public static final int RELEASE_MIN = 17;

    /** Whether the agent runs on it. */
    public boolean isUsable() {
        return release() >= RELEASE_MIN;
    }

    /** 8, 11, 17, …; 0 when it is not known. */
    int release() {
        String[] parts = version.split("[^0-9]+", 3);
        if (parts[0].isEmpty()) {
            return 0;
        }
        int first = Integer.parseInt(parts[0]);
        return first == 1 && parts.length > 1 && !parts[1].isEmpty() ? Integer.parseInt(parts[1]) : first;
    }
}
