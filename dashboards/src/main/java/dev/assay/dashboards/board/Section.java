package dev.assay.dashboards.board;

import dev.assay.dashboards.panel.Panel;
import java.util.List;

/**
 * Panels under one heading.
 *
 * @param heading says which question they answer
 */
record Section(String heading, List<Panel> panels) {
    Section {
        panels = List.copyOf(panels);
    }

    static Section of(String heading, Panel... panels) {
        return new Section(heading, List.of(panels));
    }
}
