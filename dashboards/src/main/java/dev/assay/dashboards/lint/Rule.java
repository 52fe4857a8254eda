package dev.assay.dashboards.lint;

/** What each dashboard must keep. */
interface Rule {
    void check(DashboardFile file, Findings findings);
}
