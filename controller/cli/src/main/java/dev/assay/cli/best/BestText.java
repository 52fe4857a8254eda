package dev.assay.cli.best;

import dev.assay.cli.report.Outcome;
import dev.assay.cli.report.Paragraph;
import dev.assay.regression.accuracy.AccuracyChange;
import dev.assay.regression.finding.AmountText;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.regression.finding.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        tooFewExamples(choice).forEach(line -> lines.addAll(Paragraph.wrap(line, "  ")));
        Outcome outcome = Outcome.of(choice.report());
        if (outcome.measured() == 0) {
            lines.add("nothing was measured in this campaign");
        } else if (outcome.skipped() + outcome.failed() + outcome.open() > 0) {
            lines.add("");
            lines.add(outcome.text() + "; only what was measured can be chosen");
        }
        return String.join("\n", lines);
    }

    /** A limit that the test set is too small for must not look like a fault of the variants. */
    private static List<String> tooFewExamples(BestChoice choice) {
        int examples = choice.devices().stream()
                .flatMap(device -> device.others().stream())
                .mapToInt(other -> other.contender().variant().examples())
                .max()
                .orElse(0);
        if (examples == 0 || choice.request().takesUnproven()) {
            return List.of();
        }
        Interval sameAnswers = Interval.ofDrop(new AccuracyChange(0, 0, 0, 1), examples);
        return choice.request().limits().stream()
                .filter(limit -> limit.figure() == FigureKind.ACCURACY_DROP
                        && limit.judge(sameAnswers) != FigureLimit.Answer.KEPT)
                .map(limit -> String.format(
                        Locale.ROOT,
                        " with %d examples a variant that answers as fp32 does is not proven to keep %s: its drop is %s."
                                + " Score with more examples, or take it unproven with --allow-unproven",
                        examples,
                        limit.text(),
                        AmountText.of(FigureKind.ACCURACY_DROP, sameAnswers)))
                .toList();
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
