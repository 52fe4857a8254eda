package dev.assay.api;

import java.util.List;

/**
 * An incident with all that moved: {@code GET /api/v1/incidents/{id}}.
 *
 * @param sweeps whose campaigns it was seen in
 */
public record IncidentView(IncidentRow incident, List<String> sweeps, List<StepRow> steps) {
    public IncidentView {
        sweeps = List.copyOf(sweeps);
        steps = List.copyOf(steps);
    }
}
