package dev.assay.api;

/** What people have done about an incident. */
public enum IncidentState {
    /** Nobody has looked yet. */
    OPEN,
    /** Somebody has, and has left a note. */
    ACKNOWLEDGED,
    /** It needs nothing any more. */
    CLOSED
}
