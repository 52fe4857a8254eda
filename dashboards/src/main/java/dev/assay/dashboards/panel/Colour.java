package dev.assay.dashboards.panel;

/** One colour for each meaning, the same on every dashboard; names are Grafana's, so that they fit light and dark. */
public enum Colour {
    /** As it should be. */
    GOOD("green"),
    /** Better than asked for, or somebody is at work on it. */
    BETTER("blue"),
    /** Not known, or not decided. */
    UNSURE("yellow"),
    /** Somebody should look at it soon. */
    SUSPICIOUS("orange"),
    /** Somebody must act. */
    BAD("red"),
    /** Neither good nor bad. */
    PLAIN("text"),
    /** Of no more interest. */
    PAST("#808080");

    private final String key;

    Colour(String key) {
        this.key = key;
    }

    /** As files name it. */
    public String key() {
        return key;
    }
}
