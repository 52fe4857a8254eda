package dev.assay.cli.best;

import dev.assay.cli.report.Outcome;
import dev.assay.cli.report.Paragraph;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to ship, and why nothing else, as text for a terminal. */
public final class BestText {
    private static final List<FigureKind> SHOWN = List.of(
            FigureKind.LATENCY_P50,
            FigureKind.LATENCY_P90,
            FigureKind.LOAD,
            FigureKind.MEMORY_PEAK,
            FigureKind.SIZE,
            FigureKind.ENERGY,
            FigureKind.ACCURACY,
            FigureKind.ACCURACY_DROP);

    private BestText() {}

    /** The whole text, without the end of the last line. */
    public static String of(BestChoice choice) {
        List<String> lines = new ArrayList<>();
        BestRequest request = choice.request();
        List<FigureLimit> limits = request.limits();
        lines.addAll(Paragraph.fill(
                List.of(
                        choice.report().campaignId(),
                        "best in " + request.by().words(),
                        limits.isEmpty()
                                ? "no limits"
                                : (request.takesUnproven() ? "keeping " : "surely keeping ")
                                        + limits.stream().map(FigureLimit::text).collect(Collectors.joining(", "))),
                "",
                " · "));
        for (DeviceChoice device : choice.devices()) {
            lines.add("");
            chosen(device, lines);
            if (!device.others().isEmpty()) {
                lines.add(" not chosen");
                device.others().forEach(other -> lines.addAll(Paragraph.wrap("   " + text(other), "     ")));
            }
        }
        Outcome outcome = Outcome.of(choice.report());
        if (outcome.measured() == 0) {
            lines.add("nothing was measured in this campaign");
        } else if (outcome.skipped() + outcome.failed() + outcome.open() > 0) {
            lines.add("");
            lines.add(outcome.text() + "; only what was measured can be chosen");
        }
        return String.join("\n", lines);
    }

    private static void chosen(DeviceChoice device, List<String> lines) {
        Contender best = device.best();
        if (best == null) {
            lines.add(device.device() + ": no variant surely keeps every limit");
            Rejection nearest = device.nearest();
            if (nearest != null) {
                lines.addAll(Paragraph.wrap("   nearest is " + text(nearest), "     "));
            }
            return;
        }
        lines.add(device.device() + ": " + best.name() + (best.cell().simulated() ? " (simulated)" : ""));
        Stream<String> figures = SHOWN.stream()
                .filter(kind -> best.figure(kind) != null)
                .map(kind -> kind.words() + " " + best.amount(kind));
        lines.addAll(Paragraph.fill(figures.toList(), "   ", " · "));
    }

    private static String text(Rejection rejection) {
        return rejection.contender().name() + ": " + rejection.why();
    }
}
