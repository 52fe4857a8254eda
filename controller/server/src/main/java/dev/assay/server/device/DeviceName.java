package dev.assay.server.device;

import java.util.regex.Pattern;

/** What a device may be called: one label of a host name, in lower case. */
public final class DeviceName {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private DeviceName() {}

    /** Whether a device may be called so. */
    public static boolean isWellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }

    /** What is wrong with a name that is not well formed. */
    public static String refusal(String name) {
        return "deviceName is \"" + name + "\"; expected " + PATTERN;
    }
}
