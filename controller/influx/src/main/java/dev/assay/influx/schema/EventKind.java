package dev.assay.influx.schema;

/** What a point of {@code event} tells of: the values of the tag {@code kind}. */
public enum EventKind {
    CAMPAIGN_ENDED("campaign-ended", "all cells of a campaign are settled, or it was cancelled"),
    BASELINE_MOVED("baseline-moved", "a campaign has become a baseline"),
    DEVICE_HEALTH("device-health", "a device is trusted more or less than before"),
    AGENT_UPDATED("agent-updated", "a device came with another agent"),
    ALARM_RAISED("alarm-raised", "a figure seems to have moved"),
    INCIDENT_OPENED("incident-opened", "figures moved together"),
    INCIDENT_CHANGED("incident-changed", "somebody looks after an incident, or it needs nothing any more");

    private final String key;
    private final String doc;

    EventKind(String key, String doc) {
        this.key = key;
        this.doc = doc;
    }

    /** The tag's value. */
    public String key() {
        return key;
    }

    /** One sentence for people. */
    public String doc() {
        return doc;
    }
}
