package dev.assay.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.doctor.Provisioned;
import dev.assay.dashboards.alert.AlertRule;
import dev.assay.dashboards.alert.AlertRules;
import dev.assay.dashboards.board.Board;
import dev.assay.dashboards.board.Boards;
import dev.assay.dashboards.board.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the doctor looks for in Grafana is what the dashboards' room gives it, and what Kubernetes mounts. */
class ProvisionedTest {
    @Test
    void theDoctorKnowsEveryDashboardAndEveryAlertRule() {
        assertThat(Provisioned.DATA_SOURCE).isEqualTo(Source.UID);
        assertThat(Provisioned.DASHBOARDS)
                .containsExactlyInAnyOrderElementsOf(
                        Boards.all().stream().map(Board::uid).toList());
        assertThat(Provisioned.RULES)
                .containsExactlyInAnyOrderElementsOf(
                        AlertRules.all().stream().map(AlertRule::uid).toList());
    }

    @Test
    void kubernetesGetsEveryDashboardToo() {
        String kustomization = DeployFolder.text(DeployFolder.file("../dashboards/grafana/kustomization.yaml"));

        List<String> files = Boards.all().stream()
                .map(board -> "- dashboards/" + board.uid() + ".json\n")
                .toList();
        assertThat(kustomization).contains(files);
    }
}
