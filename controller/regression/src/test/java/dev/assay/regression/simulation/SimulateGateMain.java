package dev.assay.regression.simulation;

import dev.assay.regression.gate.Affordability;
import dev.assay.regression.gate.GateRule;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints how the gate fares over every noise, as the tables of the module's README: {@code .ci/simulate-gate [GATES] [SEED]}. Of 100,000
 * unchanged builds that never fail it follows, with 99 % confidence, that fewer than one in twenty thousand would. Planted changes get a
 * fifth as many gates.
 */
final class SimulateGateMain {
    private static final int GATES = 100_000;
    private static final int PLANTED_PART = 5;
    private static final double CATCH = 0.03;
    private static final double DEVIATION = 0.0125;
    private static final List<Double> OTHER_DEVIATIONS = List.of(0.003, 0.006, 0.012, 0.013, 0.02);
    private static final double PERCENT = 100;

    private final int gates;
    private final long seed;
    private final PrintStream out;

    private SimulateGateMain(int gates, long seed, PrintStream out) {
        this.gates = gates;
        this.seed = seed;
        this.out = out;
    }

    public static void main(String[] args) {
        int gates = args.length > 0 ? Integer.parseInt(args[0]) : GATES;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        new SimulateGateMain(gates, seed, System.out).print();
    }

    private void print() {
        out.printf(Locale.ROOT, "%d unchanged gates and %d planted ones per row, seed %d%n", gates, planted(), seed);
        levels();
        heading("Every noise, pair SD " + PERCENT * DEVIATION + " %, limit 3 %, tolerated 1 %");
        for (NoiseModel noise : NoiseModel.values()) {
            row(
                    noise.name(),
                    new GateSimulation(noise, DEVIATION, GateRule.catching(CATCH), GateSimulation.USUAL_PAST_GATES));
        }
        confirmations();
        heading("Without any history, a plain t");
        for (NoiseModel noise : NoiseModel.values()) {
            row(noise.name(), new GateSimulation(noise, DEVIATION, GateRule.catching(CATCH), 0));
        }
        heading("Normal pairs of other SD");
        for (double deviation : OTHER_DEVIATIONS) {
            for (double caught : List.of(0.02, 0.03, 0.05)) {
                GateRule rule = GateRule.catching(caught);
                row(
                        String.format(
                                Locale.ROOT,
                                "%.1f %%, limit %.0f %%, %s",
                                PERCENT * deviation,
                                PERCENT * caught,
                                Affordability.of(rule, deviation).isAffordable() ? "affordable" : "refused"),
                        new GateSimulation(NoiseModel.GAUSSIAN, deviation, rule, GateSimulation.USUAL_PAST_GATES));
            }
        }
    }

    private void confirmations() {
        out.printf("%nThe confirming session alone, of an unchanged build that the first suspected by chance%n%n");
        out.println("| noise | reported (99 % limit) |");
        out.println("|---|---|");
        for (NoiseModel noise : NoiseModel.values()) {
            GateRule rule = GateRule.catching(CATCH).confirmation();
            GateRates rates =
                    new GateSimulation(noise, DEVIATION, rule, GateSimulation.USUAL_PAST_GATES).run(0, gates, seed);
            out.printf(Locale.ROOT, "| %s | %.1e (%.1e) |%n", noise, rates.suspectedShare(), rates.suspectedUpper());
        }
    }

    private void levels() {
        LookLevels looks = new LookLevels(GateRule.LOOKS);
        out.printf(Locale.ROOT, "%nLevels of each look for one boundary alone, plain t, looks %s%n%n", GateRule.LOOKS);
        out.println("| overall | per look |");
        out.println("|---|---|");
        for (double overall : List.of(0.001, 0.05)) {
            out.printf(Locale.ROOT, "| %s | %.3g |%n", overall, looks.perLook(overall, 10 * gates, seed));
        }
        for (double level : List.of(GateRule.FAIL_LEVEL, GateRule.PASS_LEVEL, GateRule.CONFIRM_LEVEL)) {
            out.printf(Locale.ROOT, "| %.4f | %s |%n", looks.overall(level, 10 * gates, seed + 1), level);
        }
    }

    private void heading(String title) {
        out.printf("%n%s%n%n", title);
        out.println(
                "| noise | unchanged: suspected (99 % limit) | reported (99 % limit) | passed | pairs |"
                        + " tolerated: suspected | reported |"
                        + " limit: suspected | reported | passed | pairs first + all | 1.5 limit: reported | pairs first + all |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private void row(String name, GateSimulation simulation) {
        double caught = simulation.rule().limits().mustCatch();
        GateRates unchanged = simulation.run(0, gates, seed);
        GateRates tolerated = simulation.run(simulation.rule().limits().mustNotFail(), planted(), seed + 1);
        GateRates limit = simulation.run(caught, planted(), seed + 2);
        GateRates beyond = simulation.run(1.5 * caught, planted(), seed + 3);
        out.printf(
                Locale.ROOT,
                "| %s | %.1e (%.1e) | %.1e (%.1e) | %.4f | %.2f | %.1e | %.1e | %.4f | %.4f | %.4f | %.2f %.2f | %.4f | %.2f %.2f |%n",
                name,
                unchanged.suspectedShare(),
                unchanged.suspectedUpper(),
                unchanged.failedShare(),
                unchanged.failedUpper(),
                unchanged.passedShare(),
                unchanged.meanPairs(),
                tolerated.suspectedShare(),
                tolerated.failedShare(),
                limit.suspectedShare(),
                limit.failedShare(),
                limit.passedShare(),
                limit.meanFirstPairs(),
                limit.meanPairs(),
                beyond.failedShare(),
                beyond.meanFirstPairs(),
                beyond.meanPairs());
    }

    private int planted() {
        return Math.max(1, gates / PLANTED_PART);
    }
}
