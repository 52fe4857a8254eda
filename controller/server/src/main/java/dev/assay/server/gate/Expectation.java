package dev.assay.server.gate;

import dev.assay.regression.gate.Affordability;
import dev.assay.regression.gate.GateRule;
import dev.assay.regression.gate.VariancePrior;
import dev.assay.regression.judgement.AskedLimits;
import dev.assay.regression.judgement.MetricChoice;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.cell.CellAxes;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.expansion.Cell;
import dev.assay.sweep.expansion.SweepExpansion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a gated campaign will take, told before it takes anything. Cells may turn out to be identical to their baseline once they are
 * built, so that it is the most that is likely, not the least. One transaction owns it.
 */
final class Expectation {
    /** What a gate takes on a device of which nothing is known, for a change of exactly its limit (section 3.6 of the method's notes). */
    static final int PAIRS_WITHOUT_HISTORY = 12;

    static final int RUNS_PER_PAIR = 2;
    private static final double PERCENT = 100;

    private final Handle handle;
    private final AskedLimits limits;
    private final VarianceBook variances;
    private final Set<String> baselineCells;
    private final double runSeconds;
    private final int runs;
    private final Map<String, VarianceBook.History> histories = new HashMap<>();
    private final Map<String, Optional<Affordability>> known = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final Set<String> unknownDevices = new HashSet<>();
    private int verdicts;
    private int pairs;
    private double seconds;

    /**
     * Counts all cells of a sweep.
     *
     * @param baselineCampaignSeq null when nobody has accepted a campaign
     * @param cellSeconds that the runs of one ordinary cell take
     */
    Expectation(
            Handle handle,
            AskedLimits limits,
            VarianceBook variances,
            @Nullable Long baselineCampaignSeq,
            SweepExpansion expansion,
            double cellSeconds) {
        this.handle = handle;
        this.limits = limits;
        this.variances = variances;
        this.baselineCells = baselineCampaignSeq == null ? Set.of() : baselineCells(handle, baselineCampaignSeq);
        this.runs = expansion.sweep().measure().runs();
        this.runSeconds = cellSeconds / runs;
        for (Iterator<Cell> cells = expansion.iterator(); cells.hasNext(); ) {
            Cell cell = cells.next();
            if (cell.skip() == null) {
                count(cell);
            }
        }
    }

    private static Set<String> baselineCells(Handle handle, long campaignSeq) {
        return new HashSet<>(handle.createQuery("select model, axes, device from cell where campaign_seq = ?"
                        + " and outcome in ('MEASURED', 'REUSED')")
                .bind(0, campaignSeq)
                .map((row, context) -> row.getString("device") + "\n"
                        + CellKey.of(
                                row.getString("model"),
                                StoredJson.read(CellAxes.class, row.getString("axes"))
                                        .values()))
                .list());
    }

    private void count(Cell cell) {
        String key = CellKey.of(cell.model().name(), cell.axes());
        String device = cell.device();
        if (device == null || !baselineCells.contains(device + "\n" + key)) {
            seconds += runs * runSeconds;
            return;
        }
        boolean isScored = cell.model().test() != null && cell.model().task() == ModelTask.CLASSIFICATION;
        List<GatedMetric> metrics = limits.metrics(isScored);
        verdicts += metrics.size();
        int expected = 0;
        for (GatedMetric metric : metrics) {
            if (metric.observation() == GatedMetric.Observation.PAIR) {
                expected = Math.max(expected, pairs(device, metric, key));
            }
        }
        pairs += expected;
        seconds += expected * RUNS_PER_PAIR * runSeconds;
    }

    private int pairs(String device, GatedMetric metric, String key) {
        if (metric == GatedMetric.PEAK_MEMORY) {
            // It hardly varies: whatever another metric takes is more.
            return 0;
        }
        Optional<Affordability> affordability =
                known.computeIfAbsent(device + "\n" + metric + "\n" + key, any -> look(device, metric, key));
        if (affordability.isEmpty()) {
            unknownDevices.add(device);
        }
        return affordability
                .map(found -> Math.min(found.expectedPairs(), found.pairsMax()))
                .orElse(PAIRS_WITHOUT_HISTORY);
    }

    private Optional<Affordability> look(String device, GatedMetric metric, String key) {
        VariancePrior prior = histories
                .computeIfAbsent(device + "\n" + metric, any -> variances.history(handle, device, metric))
                .prior(key);
        GateRule rule = MetricChoice.rule(metric, limits.of(metric), prior);
        if (prior.variance() == 0 || rule == null) {
            return Optional.empty();
        }
        Affordability affordability = Affordability.of(rule, prior.deviation());
        if (!affordability.isAffordable()) {
            refusals.putIfAbsent(device + "\n" + metric, refusal(device, metric, rule, affordability));
        }
        return Optional.of(affordability);
    }

    private static String refusal(String device, GatedMetric metric, GateRule rule, Affordability affordability) {
        return String.format(
                Locale.ROOT,
                "gate: %s: %.1f %% cannot be told on %s: %s; expected a limit of at least %.1f %%, or no limit for it",
                metric.key(),
                PERCENT * rule.limits().mustCatch(),
                device,
                affordability.explanation(),
                PERCENT * affordability.smallestVisible());
    }

    /** One sentence for each device and metric whose noise hides what must be caught. */
    List<String> refusals() {
        return List.copyOf(refusals.values());
    }

    int verdicts() {
        return verdicts;
    }

    int pairs() {
        return pairs;
    }

    double seconds() {
        return seconds;
    }

    /** What a reader of the expectation should know. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!unknownDevices.isEmpty()) {
            notes.add("no gate was measured yet on "
                    + String.join(", ", unknownDevices.stream().sorted().toList()) + ": the expected time is a guess");
        }
        return notes;
    }
}
