package dev.assay.server.access;

import dev.assay.api.TokenScope;
import dev.assay.server.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param tokenId of the token that was shown
 * @param name of the token, as the audit log shows it
 * @param device the only device that it speaks for; null for a token of people, and for the agents' token of the controller's
 *     folder, which speaks for any
 */
public record Actor(
        String tokenId,
        String name,
        TokenScope scope,
        @Nullable String device) {

    /** Everything that the scope includes, in the words of the settings: an administrator may do what a viewer may. */
    Set<String> roles() {
        return switch (scope) {
            case ADMIN -> Set.of("admin", "ci", "viewer");
            case CI -> Set.of("ci", "viewer");
            case VIEWER -> Set.of("viewer");
            case DEVICE -> Set.of("device");
            case ENROLMENT -> Set.of("enrolment");
        };
    }

    /** Whether it is one device's, and no other's. */
    public boolean isBound() {
        return device != null;
    }

    /**
     * Makes sure that a device's token speaks for no other.
     *
     * @throws ProblemException when it does (403)
     */
    public void requireSpeaksFor(String deviceName) {
        if (device != null && !device.equals(deviceName)) {
            throw ProblemException.forbidden(
                    "this token is of device " + device + "; it cannot speak for \"" + deviceName + "\"");
        }
    }
}
