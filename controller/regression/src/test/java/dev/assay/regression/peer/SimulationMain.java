package dev.assay.regression.peer;

import dev.assay.regression.bisection.BisectionTrial;
import dev.assay.regression.watch.ThresholdSimulation;
import java.util.List;
import java.util.Locale;

/** The long form of the simulations that the tests run briefly; see {@code .ci/simulate-watch}. */
final class SimulationMain {
    private static final long SEED = 20_261_121;

    private SimulationMain() {}

    public static void main(String[] arguments) {
        String what = arguments.length > 0 ? arguments[0] : "";
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        switch (what) {
            case "histories" -> histories(PeerTables.HISTORY_RULES, repetitions > 0 ? repetitions : 500, 365);
            case "watch" -> histories(List.of(OwnWatch.values()), repetitions > 0 ? repetitions : 2_000, 365, 1_000);
            case "comparisons" ->
                System.out.print(PeerTables.comparisons(repetitions > 0 ? repetitions : 20_000, SEED));
            case "thresholds" ->
                System.out.print(ThresholdSimulation.table(repetitions > 0 ? repetitions : 20_000, SEED));
            case "bisections" -> bisections(repetitions > 0 ? repetitions : 20_000);
            default -> {
                System.err.println(
                        "what is \"" + what + "\"; expected histories, watch, comparisons, thresholds or bisections");
                System.exit(3);
            }
        }
    }

    private static void histories(List<HistoryRule> rules, int repetitions, int... lengths) {
        for (int values : lengths) {
            System.out.println(PeerTables.histories(rules, values, repetitions, Math.max(1, repetitions / 2), SEED));
        }
    }

    private static void bisections(int repetitions) {
        System.out.printf(
                "%8s %7s %10s %10s %8s %9s %7s%n",
                "commits", "shift", "pair SD", "build SD", "right", "undecided", "pairs");
        for (double build : new double[] {0, 0.005}) {
            for (double[] trial : new double[][] {
                {32, 0.02, 0.012}, {32, 0.03, 0.012}, {32, 0.05, 0.012}, {32, 0.03, 0.02}, {8, 0.03, 0.02}
            }) {
                BisectionTrial.Outcome outcome = new BisectionTrial(
                                (int) trial[0], trial[1], trial[2], build, build == 0 ? 1 : 0.8)
                        .run(repetitions, SEED);
                System.out.printf(
                        Locale.ROOT,
                        "%8d %7.3f %10.3f %10.3f %8.4f %9.4f %7.1f%n",
                        (int) trial[0],
                        trial[1],
                        trial[2],
                        build,
                        outcome.right(),
                        outcome.undecided(),
                        outcome.pairs());
            }
        }
    }
}
