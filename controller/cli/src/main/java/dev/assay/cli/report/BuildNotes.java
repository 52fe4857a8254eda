package dev.assay.cli.report;

import dev.assay.api.CellRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the optimizers want to have said of the variants in one table. Notes that differ in their numbers alone are told once;
 * each variant's own are in the report.
 */
public final class BuildNotes {
    private BuildNotes() {}

    /** One sentence for each kind of note. */
    public static List<String> of(DeviceSection section) {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        for (CellRow cell : section.cells()) {
            for (String warning : cell.buildWarnings()) {
                kinds.computeIfAbsent(warning.replaceAll("[0-9]+(\\.[0-9]+)?", "#"), key -> new LinkedHashSet<>())
                        .add(warning);
            }
        }
        List<String> notes = new ArrayList<>();
        for (Set<String> alike : kinds.values()) {
            String first = alike.iterator().next();
            notes.add(alike.size() == 1 ? first : first + " (others alike)");
        }
        return notes;
    }
}
