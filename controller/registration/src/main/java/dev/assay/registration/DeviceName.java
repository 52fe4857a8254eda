package dev.assay.registration;

import dev.assay.registration.step.StepFailedException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a device is called. */
final class DeviceName {
    private static final int LENGTH_MAX = 63;

    private DeviceName() {}

    /**
     * The name that a person gave, or that the board has already, or the board's own.
     *
     * @param installed with which the agent on the board is started
     */
    static String choose(@Nullable String asked, Optional<String> installed, String hostName)
            throws StepFailedException {
        if (asked != null && installed.isPresent() && !installed.get().equals(asked)) {
            throw new StepFailedException(
                    "the board is the device " + installed.get() + " already, not " + asked,
                    "leave out --name, or take it out of the farm first: assay device remove " + installed.get());
        }
        if (asked != null || installed.isPresent()) {
            return asked == null ? installed.orElseThrow() : asked;
        }
        String name = hostName.toLowerCase(Locale.ROOT)
                .replaceAll("\\..*", "")
                .replaceAll("[^a-z0-9-]", "-")
                .replaceAll("^-+", "");
        name = name.substring(0, Math.min(LENGTH_MAX, name.length()));
        if (name.isEmpty() || name.equals("localhost")) {
            throw new StepFailedException("the board calls itself \"" + hostName + "\"", "name it with --name");
        }
        return name;
    }
}
