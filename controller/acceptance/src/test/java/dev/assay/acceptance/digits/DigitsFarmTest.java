package dev.assay.acceptance.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellState;
import dev.assay.regression.verdict.GatedMetric;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others build on is there: figures, a skipped cell, a regression that was found, and energy. */
@ExtendWith(DigitsFarmExtension.class)
class DigitsFarmTest {
    @Test
    void theAcceptedCampaignHasFiguresAndCellsThatWereSkippedForAReason(DigitsFarm farm) throws Exception {
        CampaignReport report = farm.acceptedCampaign();

        assertThat(report.cells()).filteredOn(cell -> cell.state().isMeasured()).hasSize(6);
        assertThat(report.cells())
                .filteredOn(cell -> cell.state() == CellState.SKIPPED)
                .hasSize(2)
                .allSatisfy(cell -> assertThat(cell.reason()).isNotEmpty());
    }

    @Test
    void theGateFoundTheModelThatHadBecomeSlower(DigitsFarm farm) throws Exception {
        assertThat(farm.regressedCampaign().cells())
                .filteredOn(cell -> cell.verdicts().stream()
                        .anyMatch(row -> row.blocks() && row.verdict().metric() == GatedMetric.LATENCY_P50))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.model()).isEqualTo("resnet"));
    }

    @Test
    void theSimulatedBoardsHaveEnergy(DigitsFarm farm) throws Exception {
        assertThat(farm.simulatedCampaign().cells())
                .filteredOn(cell -> cell.summary() != null)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(Objects.requireNonNull(
                                        Objects.requireNonNull(cell.summary()).energy())
                                .grossJoules())
                        .isNotNull());
    }
}
