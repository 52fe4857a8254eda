package dev.assay.server.intake;

import dev.assay.protocol.SessionReport;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.summary.SessionConditions;
import dev.assay.regression.summary.SessionSummary;

/**
 * What is computed of a report before the store is held: large sessions take a while.
 *
 * @param pairs none, of a session that is not paired
 */
record ReportFigures(SessionSummary summary, SessionConditions conditions, PairedSession pairs) {
    static ReportFigures of(SessionReport report) {
        return new ReportFigures(
                SessionSummary.of(report),
                SessionConditions.of(report),
                report.baseline() == null ? PairedSession.EMPTY : PairedSession.of(report));
    }
}
