package dev.assay.cli.command;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.cli.bisect.BisectException;
import dev.assay.regression.verdict.GatedMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which figure of which cell of a sweep is meant. */
final class CellOptions {
    private static final List<GatedMetric> METRICS = Arrays.stream(GatedMetric.values())
            .filter(metric -> metric.observation() == GatedMetric.Observation.PAIR)
            .toList();

    @Option(names = "--model", paramLabel = "NAME", description = "where the sweep has several: which model")
    private @Nullable String model;

    @Option(names = "--variant", paramLabel = "TEXT", description = "which variant, as tables show it")
    private @Nullable String variant;

    @Option(names = "--device", paramLabel = "NAME", description = "which device")
    private @Nullable String device;

    @Option(names = "--metric", paramLabel = "NAME", description = "which figure (${DEFAULT-VALUE})")
    private String metric = GatedMetric.LATENCY_P50.key();

    /**
     * The figure.
     *
     * @throws CommandFailedException when pairs cannot tell it
     */
    GatedMetric metric() {
        return METRICS.stream()
                .filter(known -> known.key().equals(metric.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> CommandFailedException.wrongInput("--metric is \"" + metric
                        + "\"; expected one that pairs of runs tell: "
                        + METRICS.stream().map(GatedMetric::key).toList()));
    }

    /** For a state file: all that was typed. */
    String text() {
        return String.join(" ", String.valueOf(model), String.valueOf(variant), String.valueOf(device), metric().key());
    }

    /**
     * The one cell that is meant.
     *
     * @throws BisectException when none is, or several are
     */
    CellRow choose(CampaignReport report) throws BisectException {
        List<CellRow> meant = report.cells().stream()
                .filter(cell -> cell.state() != CellState.SKIPPED)
                .filter(cell -> model == null || model.equals(cell.model()))
                .filter(cell -> variant == null || variant.equals(cell.variant()))
                .filter(cell -> device == null || device.equals(cell.device()))
                .toList();
        if (meant.size() != 1) {
            throw new BisectException(meant.size() + " cells of the sweep are meant; expected one. Choose by --model,"
                    + " --variant and --device, or make the sweep smaller. It has: "
                    + report.cells().stream()
                            .filter(cell -> cell.state() != CellState.SKIPPED)
                            .map(cell -> cell.model() + " · " + cell.variant() + " on " + cell.device())
                            .toList());
        }
        return meant.get(0);
    }
}
