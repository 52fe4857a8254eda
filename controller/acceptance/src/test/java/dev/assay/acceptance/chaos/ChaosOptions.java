package dev.assay.acceptance.chaos;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is told.
 *
 * @param minutes of faults, at least; they go on until {@code jobs} are settled
 * @param gapSeconds mean time from one fault to the next
 * @param simulators processes of simulated devices
 * @param devices in each of them
 * @param agents real ones, which measure
 * @param folder of everything that the run leaves; must not exist
 */
record ChaosOptions(
        double minutes,
        int jobs,
        Store store,
        long seed,
        double gapSeconds,
        int controllers,
        int simulators,
        int devices,
        int agents,
        Path folder) {
    static final String USAGE = """
            usage: .ci/chaos [--minutes N] [--jobs N] [--store h2|postgres] [--seed N] [--gap SECONDS] [--folder DIR] …
              --minutes N     faults for at least so long (10)
              --jobs N        and until so many jobs are settled (1000)
              --store S       h2 with one controller, or a real PostgreSQL with two (h2)
              --seed N        of the faults and of the simulated devices (1)
              --gap SECONDS   mean time from one fault to the next (4)
              --folder DIR    where everything is kept; must not exist (target/chaos/STORE-SEED)
              --simulators N  processes of simulated devices (3)
              --devices N     devices in each of them (8)
              --agents N      agents that measure (1)""";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--minutes", "10",
            "--jobs", "1000",
            "--store", "h2",
            "--seed", "1",
            "--gap", "4",
            "--folder", "",
            "--simulators", "3",
            "--devices", "8",
            "--agents", "1");

    /** Where the farm keeps its tables. */
    enum Store {
        H2,
        POSTGRES
    }

    /** The arguments cannot be used. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    /** @param target the folder below which runs are kept when {@code --folder} is not said */
    static ChaosOptions parse(List<String> arguments, Path target) throws UsageException {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!values.containsKey(option)) {
                throw new UsageException(option + ": unknown");
            }
            if (i + 1 == arguments.size()) {
                throw new UsageException(option + ": no value; expected one after it");
            }
            values.put(option, arguments.get(i + 1));
        }
        Store store = store(values.getOrDefault("--store", ""));
        long seed = whole(values, "--seed");
        String folder = values.getOrDefault("--folder", "");
        String name = (store == Store.H2 ? "h2-" : "postgres-") + seed;
        Path place = folder.isEmpty() ? target.resolve("chaos").resolve(name) : Path.of(folder);
        return new ChaosOptions(
                number(values, "--minutes"),
                (int) whole(values, "--jobs"),
                store,
                seed,
                number(values, "--gap"),
                controllers(store),
                (int) whole(values, "--simulators"),
                (int) whole(values, "--devices"),
                (int) whole(values, "--agents"),
                place.toAbsolutePath());
    }

    private static Store store(String value) throws UsageException {
        return switch (value) {
            case "h2" -> Store.H2;
            case "postgres" -> Store.POSTGRES;
            default -> throw new UsageException("--store: found \"" + value + "\"; expected h2 or postgres");
        };
    }

    private static long whole(Map<String, String> values, String option) throws UsageException {
        try {
            return Long.parseLong(values.getOrDefault(option, ""));
        } catch (NumberFormatException e) {
            throw new UsageException(option + ": found \"" + values.get(option) + "\"; expected a whole number");
        }
    }

    private static double number(Map<String, String> values, String option) throws UsageException {
        try {
            return Double.parseDouble(values.getOrDefault(option, ""));
        } catch (NumberFormatException e) {
            throw new UsageException(option + ": found \"" + values.get(option) + "\"; expected a number");
        }
    }

    /** H2 locks its file. */
    static int controllers(Store store) {
        return switch (store) {
            case H2 -> 1;
            case POSTGRES -> 2;
        };
    }
}
