package dev.assay.cli.command;

import dev.assay.cli.certify.CertifyRequest;
import dev.assay.cli.report.ExitCodes;
import dev.assay.sweep.gate.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which gates are run to certify a device. */
final class CertifyOptions {
    private static final int GATES_MAX = 10_000;
    private static final String NONE = "none";

    @Option(names = "--device", required = true, paramLabel = "NAME", description = "the device to certify")
    private String device = "";

    @Option(
            names = "--aa",
            paramLabel = "N",
            description = "gates of unchanged models, all of which should pass (${DEFAULT-VALUE})")
    private int unchanged = 100;

    @Option(
            names = "--planted",
            split = ",",
            paramLabel = "SIZE",
            description = "slow-downs to plant, as shares of the model's latency; none for none (${DEFAULT-VALUE})")
    private List<String> slowDowns = List.of("1%", "2%", "3%", "5%", "10%");

    @Option(names = "--repeats", paramLabel = "N", description = "gates of each slow-down (${DEFAULT-VALUE})")
    private int repeats = 20;

    @Option(
            names = "--accuracy",
            paramLabel = "POINTS",
            description = "right answers to take away, as points of accuracy; none for none (${DEFAULT-VALUE})")
    private String accuracyLoss = "2pp";

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description = "growth of peak memory to plant; none for none (${DEFAULT-VALUE})")
    private String memoryGrowth = "10%";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the order of gates and blocks, and of the noise on weights (${DEFAULT-VALUE})")
    private long seed = 1;

    /**
     * What was asked for.
     *
     * @throws CommandFailedException with everything that is wrong
     */
    CertifyRequest request() {
        List<String> problems = new ArrayList<>();
        requireWithin("--aa", unchanged, 0, problems);
        requireWithin("--repeats", repeats, 1, problems);
        if (seed < 0 || seed > Integer.MAX_VALUE) {
            problems.add("--seed: " + seed + "; expected 0 to " + Integer.MAX_VALUE);
        }
        List<Double> levels = new ArrayList<>();
        for (String slowDown : slowDowns) {
            Double level = amount("--planted", slowDown, Quantity.RELATIVE_CHANGE, problems);
            if (level != null) {
                levels.add(level);
            }
        }
        Double memory = amount("--memory", memoryGrowth, Quantity.RELATIVE_CHANGE, problems);
        Double accuracy = amount("--accuracy", accuracyLoss, Quantity.POINTS, problems);
        if (unchanged == 0 && levels.isEmpty() && memory == null && accuracy == null) {
            problems.add("--aa 0 and nothing to plant; expected some gates to run");
        }
        if (!problems.isEmpty()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.join("\n", problems));
        }
        return new CertifyRequest(device, unchanged, levels, repeats, memory, accuracy, seed);
    }

    private static void requireWithin(String option, int found, int least, List<String> problems) {
        if (found < least || found > GATES_MAX) {
            problems.add(option + ": " + found + "; expected " + least + " to " + GATES_MAX);
        }
    }

    private static @Nullable Double amount(String option, String text, Quantity quantity, List<String> problems) {
        if (text.strip().equals(NONE)) {
            return null;
        }
        try {
            double amount = quantity.parse(text);
            if (amount > 0 && amount <= 1) {
                return amount;
            }
            problems.add(
                    option + ": \"" + text + "\"; expected " + quantity.expected() + ", more than 0 and at most 100");
        } catch (IllegalArgumentException e) {
            problems.add(option + ": " + e.getMessage());
        }
        return null;
    }
}
