package dev.assay.cli.command;

import dev.assay.cli.best.BestRequest;
import dev.assay.cli.report.ExitCodes;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.sweep.gate.Constraint;
import dev.assay.sweep.gate.ConstraintText;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.yaml.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the variant to ship must be like. */
final class BestOptions {
    private static final Map<String, FigureKind> FIGURES = figures();

    @Option(names = "--max-latency", paramLabel = "TIME", description = "largest p50, such as 20ms")
    private @Nullable String latencyMax;

    @Option(names = "--max-p90", paramLabel = "TIME", description = "largest p90")
    private @Nullable String p90Max;

    @Option(names = "--max-p99", paramLabel = "TIME", description = "largest p99")
    private @Nullable String p99Max;

    @Option(names = "--max-load", paramLabel = "TIME", description = "longest time to load the model")
    private @Nullable String loadMax;

    @Option(names = "--max-energy", paramLabel = "ENERGY", description = "most energy of an inference, such as 2J")
    private @Nullable String energyMax;

    @Option(names = "--max-memory", paramLabel = "SIZE", description = "highest resident memory, such as 64MB")
    private @Nullable String memoryMax;

    @Option(names = "--max-size", paramLabel = "SIZE", description = "largest file, such as 500kB")
    private @Nullable String sizeMax;

    @Option(names = "--min-accuracy", paramLabel = "SHARE", description = "least share of right answers, such as 0.97")
    private @Nullable String accuracyMin;

    @Option(
            names = "--max-drop",
            paramLabel = "POINTS",
            description = "largest loss of accuracy against fp32, such as 0.5pp")
    private @Nullable String dropMax;

    @Option(
            names = "--by",
            paramLabel = "FIGURE",
            description =
                    "what the best is best in: latency, p90, load, energy, memory, size or accuracy (${DEFAULT-VALUE})")
    private String by = "latency";

    @Option(names = "--model", paramLabel = "NAME", description = "choose among the variants of this model alone")
    private @Nullable String model;

    @Option(names = "--device", paramLabel = "NAME", description = "choose for this device alone")
    private @Nullable String device;

    @Option(
            names = "--allow-unproven",
            description = "take a variant whose figures keep the limits, though their uncertainty reaches beyond")
    private boolean takesUnproven;

    /**
     * What was asked for.
     *
     * @throws CommandFailedException with everything that is wrong
     */
    BestRequest request() {
        List<String> problems = new ArrayList<>();
        List<FigureLimit> limits = new ArrayList<>();
        add("--max-latency", latencyMax, GateMetric.LATENCY_P50, FigureKind.LATENCY_P50, limits, problems);
        add("--max-p90", p90Max, GateMetric.LATENCY_P90, FigureKind.LATENCY_P90, limits, problems);
        add("--max-p99", p99Max, GateMetric.LATENCY_P99, FigureKind.LATENCY_P99, limits, problems);
        add("--max-load", loadMax, GateMetric.LOAD, FigureKind.LOAD, limits, problems);
        add("--max-energy", energyMax, GateMetric.ENERGY, FigureKind.ENERGY, limits, problems);
        add("--max-memory", memoryMax, GateMetric.MEMORY_PEAK, FigureKind.MEMORY_PEAK, limits, problems);
        add("--max-size", sizeMax, GateMetric.SIZE, FigureKind.SIZE, limits, problems);
        add("--min-accuracy", accuracyMin, GateMetric.ACCURACY, FigureKind.ACCURACY, limits, problems);
        add("--max-drop", dropMax, GateMetric.ACCURACY_DROP, FigureKind.ACCURACY_DROP, limits, problems);
        FigureKind figure = FIGURES.get(by);
        if (figure == null) {
            problems.add("--by: \"" + by + "\"; expected " + NearestName.list(FIGURES.keySet())
                    + NearestName.hint(by, FIGURES.keySet()));
        }
        if (figure == null || !problems.isEmpty()) {
            throw new CommandFailedException(ExitCodes.WRONG_INPUT, String.join("\n", problems));
        }
        return new BestRequest(limits, figure, model, device, takesUnproven);
    }

    private static void add(
            String option,
            @Nullable String amount,
            GateMetric metric,
            FigureKind figure,
            List<FigureLimit> limits,
            List<String> problems) {
        if (amount == null) {
            return;
        }
        try {
            Constraint constraint = ConstraintText.limit(metric, amount);
            String text =
                    figure.words() + constraint.text().substring(metric.key().length());
            limits.add(new FigureLimit(figure, constraint.limit(), text));
        } catch (IllegalArgumentException e) {
            problems.add(option + ": " + e.getMessage());
        }
    }

    private static Map<String, FigureKind> figures() {
        Map<String, FigureKind> figures = new LinkedHashMap<>();
        figures.put("latency", FigureKind.LATENCY_P50);
        figures.put("p90", FigureKind.LATENCY_P90);
        figures.put("load", FigureKind.LOAD);
        figures.put("energy", FigureKind.ENERGY);
        figures.put("memory", FigureKind.MEMORY_PEAK);
        figures.put("size", FigureKind.SIZE);
        figures.put("accuracy", FigureKind.ACCURACY);
        return figures;
    }
}
