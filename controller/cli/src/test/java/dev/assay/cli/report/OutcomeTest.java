package dev.assay.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.FailureOwner;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void everythingMeasuredIsClean() {
        assertThat(Outcome.exitCode(SampleCampaign.withFailuresOf(List.of()))).isEqualTo(0);
    }

    @Test
    void whatADeviceCannotDoIsAFindingAndNotAFailure() {
        assertThat(codeFor(FailureOwner.DEVICE)).isEqualTo(0);
    }

    @Test
    void nothingMeasuredIsNeverAPass() {
        assertThat(Outcome.exitCode(SampleCampaign.allSkipped())).isEqualTo(2);
        assertThat(Outcome.exitCode(SampleCampaign.stopped())).isEqualTo(2);
    }

    @Test
    void aWrongSweepIsTheAuthorsToMend() {
        assertThat(codeFor(FailureOwner.SWEEP_AUTHOR)).isEqualTo(3);
    }

    @Test
    void theFarmsFailureOutweighsTheAuthors() {
        assertThat(codeFor(FailureOwner.LAB)).isEqualTo(4);
        assertThat(codeFor(FailureOwner.SWEEP_AUTHOR, FailureOwner.ASSAY)).isEqualTo(4);
    }

    @Test
    void countsWhatWasKeptFromBefore() {
        assertThat(Outcome.of(SampleCampaign.withSensor()).text())
                .isEqualTo("5 measured (1 of them before), 2 skipped, 2 failed · 7 min 12 s");
    }

    private static int codeFor(FailureOwner... owners) {
        return Outcome.exitCode(SampleCampaign.withFailuresOf(Arrays.asList(owners)));
    }
}
