package dev.assay.agent.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is told when it is started.
 *
 * @param controller without a slash at its end
 * @param name of the device, unique in the farm
 * @param home folder for artifacts, unsent reports and ONNX Runtime's libraries
 */
public record AgentOptions(URI controller, String token, String name, Path home, Map<String, String> labels) {
    /** For people. */
    public static final String USAGE = """
            usage: assay agent --controller URL [--token-file FILE | --token TOKEN] [--name NAME] [--home DIR] [--label KEY=VALUE]...
              --controller URL    where the controller listens, for instance http://farm:8420
              --token-file FILE   the agent's token is the content of this file
              --token TOKEN       the token itself; other users of this machine can see it; ASSAY_TOKEN in the environment is better
              --name NAME         the device's name in the farm: a-z, 0-9 and -, at most 63; otherwise the host's name
              --home DIR          folder for artifacts and unsent reports; otherwise .assay/agent/NAME
              --label KEY=VALUE   may be given several times""";

    private static final String TOKEN_VARIABLE = "ASSAY_TOKEN";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public AgentOptions {
        labels = Map.copyOf(labels);
    }

    /** Everything but the token, which must not reach a log. */
    @Override
    public String toString() {
        return name + " at " + controller + ", home " + home + ", labels " + new TreeMap<>(labels);
    }

    /** The arguments cannot be used; the message holds every problem, one per line. */
    public static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(List<String> problems) {
            super(String.join(System.lineSeparator(), problems));
        }
    }

    /**
     * Reads the arguments of the command line.
     *
     * @throws UsageException with every problem at once
     */
    public static AgentOptions parse(List<String> arguments, Map<String, String> environment) throws UsageException {
        Parser parser = new Parser();
        parser.read(arguments);
        return parser.options(environment);
    }

    /** Collects values and problems. */
    private static final class Parser {
        private final Map<String, String> values = new TreeMap<>();
        private final Map<String, String> labels = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();

        void read(List<String> arguments) {
            for (int i = 0; i < arguments.size(); i += 2) {
                String option = arguments.get(i);
                @Nullable String value = i + 1 < arguments.size() ? arguments.get(i + 1) : null;
                switch (option) {
                    case "--controller", "--token-file", "--token", "--name", "--home" -> {
                        if (value == null) {
                            problems.add(option + ": no value; expected one after it");
                        } else {
                            values.put(option, value);
                        }
                    }
                    case "--label" -> addLabel(value);
                    default -> {
                        problems.add(option + ": unknown; expected --controller, --token-file, --token, --name, --home"
                                + " or --label");
                        return;
                    }
                }
            }
        }

        private void addLabel(@Nullable String value) {
            int equals = value == null ? -1 : value.indexOf('=');
            if (value == null || equals < 1) {
                problems.add("--label: found " + value + "; expected KEY=VALUE");
            } else {
                labels.put(value.substring(0, equals), value.substring(equals + 1));
            }
        }

        AgentOptions options(Map<String, String> environment) throws UsageException {
            String controller = values.getOrDefault("--controller", "");
            if (!controller.startsWith("http://") && !controller.startsWith("https://")) {
                problems.add(
                        "--controller: found \"" + controller + "\"; expected http://HOST:PORT or https://HOST:PORT");
            }
            String token = token(environment);
            String name = values.getOrDefault("--name", hostName());
            if (!NAME.matcher(name).matches()) {
                problems.add("--name: found \"" + name
                        + "\"; expected a-z, 0-9 and -, beginning with a letter or digit, " + "at most 63 characters");
            }
            if (!problems.isEmpty()) {
                throw new UsageException(problems);
            }
            Path home = Path.of(values.getOrDefault("--home", ".assay/agent/" + name));
            return new AgentOptions(
                    URI.create(controller.replaceAll("/+$", "")), token, name, home.toAbsolutePath(), labels);
        }

        private String token(Map<String, String> environment) {
            String file = values.get("--token-file");
            String given = values.getOrDefault("--token", environment.getOrDefault(TOKEN_VARIABLE, ""));
            if (file != null) {
                try {
                    given = Files.readString(Path.of(file));
                } catch (IOException e) {
                    problems.add("--token-file: " + file + " cannot be read; expected a file with the agent's token");
                    return "";
                }
            }
            if (given.isBlank()) {
                problems.add("no token; expected --token-file FILE, or " + TOKEN_VARIABLE + " in the environment");
            }
            return given.strip();
        }

        private static String hostName() {
            try {
                String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
                return name.replaceAll("\\..*", "").replaceAll("[^a-z0-9-]", "-");
            } catch (IOException e) {
                return "";
            }
        }
    }
}
