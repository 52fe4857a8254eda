package dev.assay.regression.peer;

import dev.assay.regression.watch.Noise;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The same noise through the rules of other projects and through ours, as two tables. */
final class PeerTables {
    static final List<HistoryRule> HISTORY_RULES = List.of(
            new Otava(0.001, 50),
            new Otava(0.0001, 50),
            new BencherT(0.99, 64),
            new ConbenchZ(5),
            OwnWatch.ALARM,
            OwnWatch.STUDY);

    private static final double SHIFT = 0.03;
    private static final double VARIANT_DEVIATION = 0.005;

    private PeerTables() {}

    /**
     * False change points per 1,000 values for each kind of noise, with the upper 95 % limit, and the steps found within 20 values.
     *
     * @param values in a history
     * @param histories without a change, of each kind
     * @param steps of each size
     */
    static String histories(List<HistoryRule> rules, int values, int histories, int steps, long seed) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "Histories of %d values, %d of each kind and %d with a step: reports in 1,000 unchanged values (at most, 95 %%) | share of 2 σ, 3 σ steps within 20 values%n%-32s",
                values,
                histories,
                steps,
                "rule"));
        for (Noise noise : Noise.values()) {
            table.append(String.format(Locale.ROOT, " %-27s", noise));
        }
        for (HistoryRule rule : rules) {
            table.append(String.format(Locale.ROOT, "%n%-32s", rule.title()));
            for (Noise noise : Noise.values()) {
                HistoryTrial trial = new HistoryTrial(rule, noise, values);
                HistoryTrial.FalseChanges changes = trial.falseChanges(histories, seed);
                table.append(String.format(
                        Locale.ROOT,
                        " %-27s",
                        String.format(
                                Locale.ROOT,
                                "%.3f (%.3f) | %.2f %.2f",
                                changes.perThousand(),
                                changes.perThousandMax(),
                                trial.found(2, steps, seed + 1_000_000),
                                trial.found(3, steps, seed + 2_000_000))));
            }
        }
        return table.append(System.lineSeparator()).toString();
    }

    /** Alarms on identical builds, alarms on a build that is 3 % slower, and the pairs both took. */
    static String comparisons(int comparisons, long seed) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d comparisons each: alarms on identical builds → on 3 %% slower ones (mean pairs)%n%-32s %-28s %-28s %-28s %s%n",
                comparisons,
                "rule",
                "stored baseline",
                "AAAA…BBBB",
                "interleaved",
                "interleaved, session×variant 0.5 %"));
        for (ComparisonRule rule : ComparisonRule.values()) {
            table.append(String.format(Locale.ROOT, "%-32s", rule.title));
            for (Design design : Design.values()) {
                table.append(String.format(Locale.ROOT, " %-28s", cell(rule, design, 0, comparisons, seed)));
            }
            table.append(' ')
                    .append(cell(rule, Design.INTERLEAVED, VARIANT_DEVIATION, comparisons, seed)
                            .strip())
                    .append(System.lineSeparator());
        }
        return table.toString();
    }

    private static String cell(
            ComparisonRule rule, Design design, double variantDeviation, int comparisons, long seed) {
        if (!rule.isFor(design)) {
            return "–";
        }
        Share same = share(rule, design, 0, variantDeviation, comparisons, seed);
        Share slower = share(rule, design, SHIFT, variantDeviation, comparisons, seed + comparisons);
        return String.format(
                Locale.ROOT, "%.4f → %.3f (%.1f, %.1f)", same.alarms(), slower.alarms(), same.pairs(), slower.pairs());
    }

    static Share share(
            ComparisonRule rule, Design design, double shift, double variantDeviation, int comparisons, long seed) {
        int alarms = 0;
        long pairs = 0;
        for (int i = 0; i < comparisons; i++) {
            ComparisonRule.Outcome outcome =
                    rule.judge(design, Math.log1p(shift), variantDeviation, new Random(seed + i));
            alarms += outcome.alarm() ? 1 : 0;
            pairs += outcome.pairs();
        }
        return new Share(alarms / (double) comparisons, pairs / (double) comparisons);
    }

    /**
     * Over many comparisons.
     *
     * @param alarms share of them
     * @param pairs on the average
     */
    record Share(double alarms, double pairs) {}
}
