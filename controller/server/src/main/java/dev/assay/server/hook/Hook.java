package dev.assay.server.hook;

import java.util.Locale;

/** What the operator's commands can do for a device. */
public enum Hook {
    /** Restarts its operating system. */
    REBOOT,
    /** Takes its power away and gives it back. */
    POWER_CYCLE;

    /** As settings and people call it: {@code power-cycle}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
