package dev.assay.cli.farm;

import dev.assay.registration.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What a look at a device found, a line for each thing, with the remedy below it. */
public final class FindingText {
    private static final int NAME_WIDTH = 24;

    private FindingText() {}

    /** Every finding, and how many are bad. */
    public static String of(List<Finding> findings) {
        long bad = findings.stream().filter(finding -> !finding.ok()).count();
        String lines = findings.stream().map(FindingText::line).collect(Collectors.joining("\n"));
        return lines + "\n"
                + (bad == 0 ? "nothing is wrong" : bad == 1 ? "1 thing is wrong" : bad + " things are wrong");
    }

    private static String line(Finding finding) {
        String name = finding.what()
                + " ".repeat(Math.max(1, NAME_WIDTH - finding.what().length()));
        return (finding.ok() ? "✓ " : "✗ ")
                + name
                + finding.text()
                + (finding.remedy().isEmpty() ? "" : "\n  " + " ".repeat(NAME_WIDTH) + "→ " + finding.remedy());
    }
}
