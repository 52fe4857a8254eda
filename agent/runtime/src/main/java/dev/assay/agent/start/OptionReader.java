package dev.assay.agent.start;

import dev.assay.protocol.TokenText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link AgentOptions} from a command line. Used once. */
public final class OptionReader {
    private static final String TOKEN_VARIABLE = "ASSAY_TOKEN";
    private static final String ENROL_VARIABLE = "ASSAY_ENROL_TOKEN";
    private static final Set<String> OPTIONS =
            Set.of("--controller", "--token-file", "--token", "--enrol-file", "--name", "--profile", "--home");
    private static final String FROM_STANDARD_INPUT = "-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Map<String, String> environment;
    private final Supplier<String> standardInput;
    private final boolean isRoot;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A reader for one command line.
     *
     * @param standardInput its first line, asked for only when a token is to be found there
     * @param isRoot whether the agent would run as root
     */
    public OptionReader(Map<String, String> environment, Supplier<String> standardInput, boolean isRoot) {
        this.environment = Map.copyOf(environment);
        this.standardInput = standardInput;
        this.isRoot = isRoot;
    }

    /**
     * Reads the arguments of the command line.
     *
     * @throws UsageException with every problem at once
     */
    public AgentOptions read(List<String> arguments) throws UsageException {
        boolean joins = !arguments.isEmpty() && arguments.get(0).equals("join");
        @Nullable TokenText oneTime = null;
        if (joins) {
            if (arguments.size() < 3 || arguments.get(1).startsWith("--")) {
                throw new UsageException(List.of("join: expected a controller's URL and an enrolment token after it"));
            }
            values.put("--controller", arguments.get(1));
            String given = arguments.get(2);
            oneTime = parse("join", given.equals(FROM_STANDARD_INPUT) ? standardInput.get() : given);
            readOptions(arguments.subList(3, arguments.size()), true);
        } else {
            readOptions(arguments, false);
        }
        return options(joins, oneTime);
    }

    private void readOptions(List<String> arguments, boolean joins) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--allow-root")) {
                values.put(option, "");
                continue;
            }
            @Nullable String value = rest.hasNext() ? rest.next() : null;
            if (option.equals("--label")) {
                addLabel(value);
            } else if (!OPTIONS.contains(option)) {
                problems.add(option + ": unknown; see \"assay agent --help\"");
                return;
            } else if (value == null) {
                problems.add(option + ": no value; expected one after it");
            } else if (joins && (option.startsWith("--token") || option.equals("--controller"))) {
                problems.add(option + ": not with join, which has its URL and token already");
            } else {
                values.put(option, value);
            }
        }
        if (joins && isRoot && !values.containsKey("--allow-root")) {
            problems.add(
                    "join: this is root; expected an ordinary user, since nothing that an agent does needs more, or"
                            + " --allow-root");
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

    private AgentOptions options(boolean joins, @Nullable TokenText oneTime) throws UsageException {
        List<URI> controllers = controllers(values.getOrDefault("--controller", ""));
        String name = named("--name", values.getOrDefault("--name", hostName()));
        @Nullable String profile = values.get("--profile");
        if (profile != null) {
            named("--profile", profile);
        }
        AgentHome home = new AgentHome(
                Path.of(values.getOrDefault("--home", ".assay/agent/" + name)).toAbsolutePath());
        @Nullable TokenText token = joins ? null : token();
        @Nullable EnrolmentToken enrolment = oneTime == null ? null : new EnrolmentToken(oneTime, null);
        if (!joins && token == null && !values.containsKey("--token-file")) {
            enrolment = enrolment(home);
            if (enrolment == null && !hasDeviceToken(home)) {
                problems.add("no token; expected --token-file FILE, --enrol-file FILE, " + TOKEN_VARIABLE
                        + " in the environment, or a device that was enrolled in " + home.folder());
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new AgentOptions(controllers, token, enrolment, name, home, labels, profile, joins);
    }

    private List<URI> controllers(String list) {
        List<URI> urls = new ArrayList<>();
        for (String url : list.split(",", -1)) {
            Optional<URI> parsed = controller(url.strip());
            if (parsed.isPresent()) {
                urls.add(parsed.get());
            } else {
                problems.add("--controller: found \"" + url + "\"; expected http://HOST:PORT or https://HOST:PORT");
            }
        }
        return urls;
    }

    private static Optional<URI> controller(String url) {
        try {
            URI parsed = URI.create(url.replaceAll("/+$", ""));
            boolean isWeb = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            return isWeb && parsed.getHost() != null ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String named(String option, String found) {
        if (!NAME.matcher(found).matches()) {
            problems.add(option + ": found \"" + found
                    + "\"; expected a-z, 0-9 and -, beginning with a letter or digit, at most 63 characters");
        }
        return found;
    }

    private @Nullable TokenText token() {
        @Nullable String file = values.get("--token-file");
        if (file != null) {
            return fromFile("--token-file", file).orElseGet(() -> {
                problems.add(
                        "--token-file: " + file + " is not there or empty; expected a file with the device's token");
                return null;
            });
        }
        @Nullable String given = values.getOrDefault("--token", environment.get(TOKEN_VARIABLE));
        return given == null || given.isBlank() ? null : parse("the token", given);
    }

    /** A file that is gone was used in a former life; then the home folder has the device's token. */
    private @Nullable EnrolmentToken enrolment(AgentHome home) {
        Path file = Path.of(
                values.getOrDefault("--enrol-file", home.enrolmentToken().toString()));
        Optional<TokenText> left = fromFile("the enrolment token", file.toString());
        if (left.isPresent()) {
            return new EnrolmentToken(left.get(), file);
        }
        String given = environment.getOrDefault(ENROL_VARIABLE, "");
        if (given.isBlank() || hasDeviceToken(home)) {
            return null;
        }
        @Nullable TokenText parsed = parse(ENROL_VARIABLE, given);
        return parsed == null ? null : new EnrolmentToken(parsed, null);
    }

    private boolean hasDeviceToken(AgentHome home) {
        try {
            return home.deviceToken().isPresent();
        } catch (IOException e) {
            problems.add(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private Optional<TokenText> fromFile(String what, String file) {
        try {
            return TokenFile.read(Path.of(file));
        } catch (IOException e) {
            problems.add(what + ": " + file + " cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable TokenText parse(String what, String text) {
        try {
            return TokenText.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(what + ": " + e.getMessage());
            return null;
        }
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
