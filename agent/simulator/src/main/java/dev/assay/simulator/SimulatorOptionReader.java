package dev.assay.simulator;

import dev.assay.protocol.TokenText;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import dev.assay.simulator.board.BoardCatalog;
import dev.assay.simulator.board.SimulatedBoard;
import dev.assay.simulator.fault.Fault;
import dev.assay.simulator.fault.FaultRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@link SimulatorOptions} from a command line. Used once. */
final class SimulatorOptionReader {
    private static final Set<String> OPTIONS = Set.of(
            "--devices",
            "--profile",
            "--seed",
            "--controller",
            "--token-file",
            "--enrol-with",
            "--name-prefix",
            "--time-scale",
            "--fault-rate",
            "--fault-seconds",
            "--noise",
            "--bias",
            "--home");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final SimulatedBoard NO_BOARD = new SimulatedBoard(
            "x", "", "", List.of(), 1, 0, 1, 0, new SimulatedBoard.Cooling(1, 0, 1, 0, 1), 0, 0, FaultRates.NONE);

    private final BoardCatalog boards;
    private final Path localController;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    private final List<String> problems = new ArrayList<>();
    private boolean verbose;

    /**
     * A reader for one command line.
     *
     * @param localController folder of the controller that is used when none is named
     */
    SimulatorOptionReader(BoardCatalog boards, Path localController) {
        this.boards = boards;
        this.localController = localController;
    }

    /** The arguments cannot be used; the message holds every problem, one per line. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(List<String> problems) {
            super(String.join(System.lineSeparator(), problems));
        }
    }

    private FaultRates faults(SimulatedBoard board) {
        return values.containsKey("--fault-rate")
                ? FaultRates.evenly(number("--fault-rate", "", 0, 1), faults)
                : board.faults().with(faults);
    }

    /** Reads the arguments, or throws with every problem at once. */
    SimulatorOptions read(List<String> arguments) throws UsageException {
        take(arguments);
        SimulatedBoard board = board();
        SimulatorOptions options = new SimulatorOptions(
                (int) number("--devices", "", 1, SimulatorOptions.DEVICES_MAX),
                board,
                whole("--seed", "1"),
                controllers(),
                token(),
                values.containsKey("--enrol-with"),
                values.getOrDefault("--name-prefix", "sim-"),
                faults(board),
                number("--bias", "0", 0, 1),
                number("--time-scale", "1", 1e-3, 1e9),
                number("--fault-seconds", "30", 0, 86_400),
                Path.of(values.getOrDefault("--home", ".assay/simulator")).toAbsolutePath(),
                labels,
                verbose);
        if (options.faults().sum() > 1) {
            problems.add("--fault: the shares are " + options.faults().sum() + " together; expected at most 1");
        }
        String longest = options.deviceName(SimulatorOptions.DEVICES_MAX);
        if (!NAME.matcher(longest).matches()) {
            problems.add("--name-prefix: found \"" + options.namePrefix() + "\", which gives names such as \"" + longest
                    + "\"; expected a-z, 0-9 and -, beginning with a letter or digit, at most 63 characters");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return options;
    }

    private void take(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--verbose")) {
                verbose = true;
            } else if (!rest.hasNext()) {
                problems.add(option + ": no value; expected one after it");
            } else if (option.equals("--label")) {
                pair(option, rest.next()).ifPresent(pair -> labels.put(pair.getKey(), pair.getValue()));
            } else if (option.equals("--fault")) {
                pair(option, rest.next()).ifPresent(this::addFault);
            } else if (OPTIONS.contains(option)) {
                values.put(option, rest.next());
            } else {
                problems.add(option + ": unknown; see \"assay simulate --help\"");
                return;
            }
        }
    }

    private Optional<Map.Entry<String, String>> pair(String option, String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            problems.add(option + ": found " + text + "; expected KEY=VALUE");
            return Optional.empty();
        }
        return Optional.of(Map.entry(text.substring(0, equals), text.substring(equals + 1)));
    }

    private void addFault(Map.Entry<String, String> pair) {
        Optional<Fault> fault = Fault.of(pair.getKey());
        if (fault.isEmpty()) {
            problems.add("--fault: found " + pair.getKey() + "; expected one of " + Fault.words());
        } else {
            faults.put(fault.get(), number("--fault " + pair.getKey(), pair.getValue(), 0, 1));
        }
    }

    private long whole(String option, String otherwise) {
        String found = values.getOrDefault(option, otherwise);
        try {
            return Long.parseLong(found);
        } catch (NumberFormatException e) {
            problems.add(option + ": found \"" + found + "\"; expected a whole number");
            return 0;
        }
    }

    private double number(String option, String otherwise, double min, double max) {
        String found = values.getOrDefault(option, otherwise);
        try {
            double number = Double.parseDouble(found);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        problems.add(option + ": found \"" + found + "\"; expected a number from " + text(min) + " to " + text(max));
        return min;
    }

    private static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private SimulatedBoard board() {
        String profile = values.getOrDefault("--profile", "");
        return boards.board(profile).map(this::withNoise).orElseGet(() -> {
            problems.add("--profile: found \"" + profile + "\"; expected one of " + boards.names());
            return NO_BOARD;
        });
    }

    private SimulatedBoard withNoise(SimulatedBoard board) {
        return values.containsKey("--noise") ? board.withRunNoise(number("--noise", "", 0, 0.99)) : board;
    }

    /** What a controller says of itself in its folder. */
    private record Listening(String url) {}

    private List<URI> controllers() {
        String named = values.get("--controller");
        List<URI> urls = new ArrayList<>();
        try {
            String list = named != null
                    ? named
                    : WireJson.read(Listening.class, Files.readAllBytes(localController.resolve("controller.json")))
                            .url();
            for (String url : list.split(",", -1)) {
                URI parsed = URI.create(url.strip().replaceAll("/+$", ""));
                if (parsed.getHost() == null) {
                    problems.add("--controller: found \"" + url + "\"; expected http://HOST:PORT or https://HOST:PORT");
                }
                urls.add(parsed);
            }
        } catch (IllegalArgumentException e) {
            problems.add("--controller: " + e.getMessage());
        } catch (IOException | WireFormatException e) {
            problems.add("no controller; expected --controller URL, or a controller that runs in " + localController);
        }
        return urls;
    }

    private TokenText token() {
        Path file = Path.of(values.getOrDefault(
                "--enrol-with",
                values.getOrDefault(
                        "--token-file",
                        localController.resolve("tokens/agent.token").toString())));
        try {
            return TokenText.parse(Files.readString(file));
        } catch (IOException e) {
            problems.add(file + " cannot be read; expected a file with a token: --token-file or --enrol-with");
        } catch (IllegalArgumentException e) {
            problems.add(file + " holds no token: " + e.getMessage());
        }
        return new TokenText("", List.of());
    }
}
