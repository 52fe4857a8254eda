package dev.assay.dashboards.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.dashboards.GrafanaFolder;
import org.junit.jupiter.api.Test;

class DashboardLintTest {
    @Test
    void theCommittedDashboardsKeepEveryRule() {
        assertThat(GrafanaFolder.dashboards()).hasSize(5);
        assertThat(DashboardLint.check(GrafanaFolder.dashboards())).isEmpty();
    }
}
