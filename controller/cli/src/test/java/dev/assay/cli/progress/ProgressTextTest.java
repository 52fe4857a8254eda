package dev.assay.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    @Test
    void saysHowFarWhatAndHowLong() {
        CampaignProgress progress = new CampaignProgress(
                "c",
                CampaignState.RUNNING,
                42,
                12,
                10,
                1,
                1,
                14,
                9,
                List.of("pi5: vit · fp32, run 2 of 5"),
                301.0,
                List.of());

        assertThat(ProgressText.of(progress))
                .isEqualTo(
                        "12 of 42 cells · 1 failed · 9 of 14 variants built · about 5 min left · pi5: vit · fp32, run 2 of 5");
    }

    @Test
    void saysWhyNothingMoves() {
        CampaignProgress progress = new CampaignProgress(
                "c", CampaignState.RUNNING, 42, 0, 0, 0, 0, 14, 14, List.of(), null, List.of("no device is connected"));

        assertThat(ProgressText.of(progress)).isEqualTo("0 of 42 cells · no device is connected");
    }
}
