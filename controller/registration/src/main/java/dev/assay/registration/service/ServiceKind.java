package dev.assay.registration.service;

import java.util.Arrays;
import java.util.Optional;

/** How an agent is kept running, best first. */
public enum ServiceKind {
    /** A unit of the user's own systemd, which starts at boot because the user lingers. */
    USER_UNIT("user-unit", "systemd user unit"),
    /** A unit of the system's systemd that runs as the user; made with sudo. */
    SYSTEM_UNIT("system-unit", "systemd system unit"),
    /** A script of ours that starts the agent again, itself started by cron at boot. */
    SUPERVISOR("supervisor", "supervisor script");

    private final String id;
    private final String text;

    ServiceKind(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The kind that an installation noted. */
    public static Optional<ServiceKind> ofId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** As it is noted on the board. */
    String id() {
        return id;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
