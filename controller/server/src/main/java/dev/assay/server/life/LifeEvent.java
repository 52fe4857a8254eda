package dev.assay.server.life;

/** What can happen to a device. */
public enum LifeEvent {
    /** Its agent presented itself, in an environment in which a check passed lately. */
    JOINED_CHECKED("presented itself", false),
    /** Its agent presented itself, in an environment in which none did. */
    JOINED_UNCHECKED("presented itself in an environment that is not checked", false),
    /** A health check ended well. */
    CHECK_PASSED("health check passed", true),
    /** A health check ended with something that chance alone does now and then: it was slower or noisier than before. */
    CHECK_DOUBTFUL("health check doubtful", true),
    /** A health check ended with something that never happens to a sound device. */
    CHECK_FAILED("health check failed", true),
    /** An infrastructure fault. */
    FAULT("fault", true),
    /** An infrastructure fault, with as many before it as are too many. */
    FAULTS_REPEATED("faults again and again, the last one", true),
    /** Nothing was heard of it for long. */
    SILENT("silent", true),
    /** A person drains it. */
    DRAIN("drained", true),
    /** A person wants it back. */
    RESUME("resumed", true),
    /** A person takes it out of the farm. */
    RETIRE("retired", true),
    /** A person asks for a health check. */
    CHECK("a health check was asked for", true),
    /** A person asks for the reboot hook. */
    REBOOT("a reboot was asked for", true),
    /** A person asks for the power-cycle hook. */
    POWER_CYCLE("a power cycle was asked for", true);

    private final String words;
    private final boolean isNews;

    LifeEvent(String words, boolean isNews) {
        this.words = words;
        this.isNews = isNews;
    }

    /** For the history; details follow after a colon. */
    public String words() {
        return words;
    }

    /** Whether the history tells it even when nothing changes. */
    boolean isNews() {
        return isNews;
    }
}
