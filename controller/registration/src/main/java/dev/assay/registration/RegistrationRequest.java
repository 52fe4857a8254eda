package dev.assay.registration;

import dev.assay.registration.install.AgentArguments;
import dev.assay.registration.java.JavaChoice;
import dev.assay.ssh.SshRoute;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A board that is to become a device.
 *
 * @param name of the device; null for the one it has, or else the board's own name
 * @param labels what sweeps select devices by
 * @param profile of its kind of board; null to recognise it
 * @param folder of the agent on the board; empty for the one it has, or else the usual one
 * @param controller as we reach it
 * @param boardUrls the controllers as the board reaches them; empty when that is {@code controller} too
 */
public record RegistrationRequest(
        SshRoute route,
        @Nullable String name,
        Map<String, String> labels,
        @Nullable String profile,
        JavaChoice java,
        String folder,
        URI controller,
        List<URI> boardUrls) {
    private static final String GENERIC = "generic-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern LABEL = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._/-]{0,62}");
    private static final Pattern LABEL_VALUE = Pattern.compile("[\\P{Cntrl}]{0,200}");

    public RegistrationRequest {
        labels = Map.copyOf(labels);
        boardUrls = List.copyOf(boardUrls);
        if (name != null && !isName(name)) {
            throw new IllegalArgumentException("--name: found \"" + name
                    + "\"; expected a-z, 0-9 and -, beginning with a letter or digit, at most 63 characters");
        }
        problemWith(labels).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** The controllers as the board reaches them; at least one. */
    List<URI> urlsForBoard() {
        return boardUrls.isEmpty() ? List.of(controller) : boardUrls;
    }

    /**
     * This request, and where it says nothing, what the board has: so a repair does not need every option again.
     *
     * @param installed with what the agent on the board is started
     */
    RegistrationRequest completedBy(Optional<AgentArguments> installed) {
        if (installed.isEmpty()) {
            return this;
        }
        AgentArguments before = installed.get();
        Map<String, String> allLabels = new TreeMap<>(before.labels());
        allLabels.putAll(labels);
        // A generic profile was nobody's choice, and there may be a better one by now.
        boolean isChosen = before.profile() != null && !before.profile().startsWith(GENERIC);
        List<URI> reachable = before.controllers().stream()
                .filter(url -> !ControllerRoute.isLoopback(url))
                .toList();
        boolean keepsRoute = boardUrls.isEmpty() && ControllerRoute.isLoopback(controller);
        return new RegistrationRequest(
                route,
                name,
                allLabels,
                profile == null && isChosen ? before.profile() : profile,
                java,
                folder,
                controller,
                keepsRoute ? reachable : boardUrls);
    }

    /** Whether a device can have this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Optional<String> problemWith(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .filter(label -> !LABEL.matcher(label.getKey()).matches()
                                || !LABEL_VALUE.matcher(label.getValue()).matches())
                        .findFirst()
                        .map(label -> "--label: found \"" + label.getKey() + "=" + label.getValue()
                                + "\"; expected KEY=VALUE, the key of letters, digits and . _ / -");
    }
}
