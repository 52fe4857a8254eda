package dev.assay.acceptance.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a load run is asked for.
 *
 * @param devices simulated agents: 1 … 5000
 * @param jobsPerDevice 1 …
 * @param timeScale seconds of a device's life in one real second: with 1, a controller has little to do
 * @param runSeconds how long each of a job's 5 runs samples: with 1 s a report has 100,000 samples, and weighs more than all else
 * @param store {@code h2} or {@code postgresql}
 * @param idleSeconds how long all agents only wait before there is work
 * @param flight whether the controller is recorded by the JDK's flight recorder
 */
record LoadOptions(
        int devices,
        int jobsPerDevice,
        double timeScale,
        double runSeconds,
        String store,
        int idleSeconds,
        boolean flight) {
    static final String USAGE = "usage: .ci/load [--devices 1000] [--jobs-per-device 10] [--time-scale 100]"
            + " [--run-seconds 0.05] [--store h2|postgresql] [--idle-seconds 30] [--flight]";

    private static final String FLIGHT = "--flight";

    static LoadOptions read(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            boolean isFlag = name.equals(FLIGHT);
            if (!isFlag && i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value; " + USAGE);
            }
            given.put(name, isFlag ? "true" : arguments.get(++i));
        }
        LoadOptions options = new LoadOptions(
                Integer.parseInt(take(given, "--devices", "1000")),
                Integer.parseInt(take(given, "--jobs-per-device", "10")),
                Double.parseDouble(take(given, "--time-scale", "100")),
                Double.parseDouble(take(given, "--run-seconds", "0.05")),
                take(given, "--store", "h2"),
                Integer.parseInt(take(given, "--idle-seconds", "30")),
                Boolean.parseBoolean(take(given, FLIGHT, "false")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet() + "; " + USAGE);
        }
        return options;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String found = given.remove(name);
        return found == null ? otherwise : found;
    }
}
