package dev.assay.registration.install;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * With what the agent on a board is started. No secret is among it.
 *
 * @param controllers the farm's, as the board sees them, best first
 * @param name of the device
 * @param bundle short hash of the bundle, which the agent reports as its label {@value #BUNDLE_LABEL}: so the farm can tell that an update
 *     has arrived, even one that changed a library alone
 * @param profile of its kind of board; null when it was not recognised
 */
public record AgentArguments(
        List<URI> controllers,
        String name,
        Map<String, String> labels,
        String bundle,
        @Nullable String profile) {
    /** Says which bundle the agent runs from. */
    public static final String BUNDLE_LABEL = "bundle";

    public AgentArguments {
        controllers = List.copyOf(controllers);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** One argument in each line, for the agent in a folder. */
    public String lines(InstallFolder folder) {
        List<String> lines = new ArrayList<>(List.of(
                "--controller",
                controllers.stream().map(URI::toString).collect(Collectors.joining(",")),
                "--name",
                name,
                "--home",
                folder.home()));
        if (profile != null) {
            lines.addAll(List.of("--profile", profile));
        }
        Map<String, String> all = new TreeMap<>(labels);
        all.put(BUNDLE_LABEL, bundle);
        all.forEach((key, value) -> lines.addAll(List.of("--label", key + "=" + value)));
        return String.join("\n", lines) + "\n";
    }

    /** What {@link #lines} wrote; empty when a part is missing. */
    public static Optional<AgentArguments> parse(String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> values = new TreeMap<>();
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String value = lines.get(i + 1);
            int equals = value.indexOf('=');
            if (!lines.get(i).equals("--label")) {
                values.put(lines.get(i), value);
            } else if (equals > 0) {
                labels.put(value.substring(0, equals), value.substring(equals + 1));
            }
        }
        String controllers = values.getOrDefault("--controller", "");
        String name = values.getOrDefault("--name", "");
        String bundle = labels.remove(BUNDLE_LABEL);
        if (controllers.isEmpty() || name.isEmpty() || bundle == null) {
            return Optional.empty();
        }
        List<URI> addresses =
                List.of(controllers.split(",")).stream().map(URI::create).toList();
        return Optional.of(new AgentArguments(addresses, name, labels, bundle, values.get("--profile")));
    }

    /** The same with another bundle. */
    public AgentArguments withBundle(String other) {
        return new AgentArguments(controllers, name, labels, other, profile);
    }
}
