package dev.assay.api;

import java.util.List;

/** A part of the incidents, first the newest: {@code GET /api/v1/incidents?state=&offset=&limit=}. */
public record IncidentPage(int offset, List<IncidentRow> incidents) {
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }
}
