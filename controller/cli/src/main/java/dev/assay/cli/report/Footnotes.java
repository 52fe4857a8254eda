package dev.assay.cli.report;

import dev.assay.api.CellRow;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.Warning;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the measurements of one device's table suffer from: each text once, and which cells it belongs to. */
public final class Footnotes {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** With a single row, "every row" would hide which. */
    private static final int CELLS_FOR_EVERY_MIN = 2;

    private final List<String> onEvery = new ArrayList<>();
    private final List<String> onSome = new ArrayList<>();
    private final Map<Integer, Set<String>> byCell = new LinkedHashMap<>();

    private Footnotes() {}

    /** Collects the notes of a section's cells. */
    public static Footnotes of(DeviceSection section) {
        Footnotes notes = new Footnotes();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (CellRow cell : section.cells()) {
            Set<String> texts = textsOf(cell);
            notes.byCell.put(cell.index(), texts);
            texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        }
        int cells = section.cells().size();
        counts.forEach((text, count) -> {
            boolean isEvery = count == cells && cells >= CELLS_FOR_EVERY_MIN;
            (isEvery ? notes.onEvery : notes.onSome).add(text);
        });
        return notes;
    }

    private static Set<String> textsOf(CellRow cell) {
        Set<String> texts = new LinkedHashSet<>();
        if (cell.simulated()) {
            texts.add("simulated: made up by a seeded model of the device, not measured");
        }
        String deviceNote = cell.deviceNote();
        if (deviceNote != null) {
            texts.add(deviceNote);
        }
        SessionSummary summary = DeviceSection.summaryOf(cell);
        List<RunFailure> failures = summary.runFailures();
        if (!failures.isEmpty()) {
            texts.add(failures.size() + " of " + (failures.size() + summary.runsCompleted()) + " runs failed: "
                    + failures.get(0).message());
        }
        RunFailure unscored = summary.accuracyFailure();
        if (unscored != null) {
            texts.add("no accuracy: " + unscored.message());
        }
        summary.warnings().stream().map(Warning::kind).map(WarningText::of).forEach(texts::add);
        return texts;
    }

    /** The marks of a cell, {@code ¹ ³}; empty when it has no note of its own. */
    public String marks(CellRow cell) {
        Set<String> texts = byCell.getOrDefault(cell.index(), Set.of());
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < onSome.size(); i++) {
            if (texts.contains(onSome.get(i))) {
                marks.add(mark(i + 1));
            }
        }
        return String.join(" ", marks);
    }

    /** One line for each note: {@code ¹ latency had not settled …}, or {@code all rows: …}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < onSome.size(); i++) {
            lines.add(mark(i + 1) + " " + onSome.get(i));
        }
        onEvery.forEach(text -> lines.add("all rows: " + text));
        return lines;
    }

    private static String mark(int number) {
        StringBuilder mark = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> mark.append(SUPERSCRIPTS.charAt(digit - '0')));
        return mark.toString();
    }
}
