package dev.assay.api;

import java.util.List;

/** The newest entries of the audit log, first the newest: {@code GET /api/v1/audit?limit=}. */
public record AuditPage(List<AuditRow> entries) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
