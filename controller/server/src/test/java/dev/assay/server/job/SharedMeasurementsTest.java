package dev.assay.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import org.junit.jupiter.api.Test;

/** What is measured once, and what is measured again. */
@OnEveryStore
class SharedMeasurementsTest extends OnPiFarm {
    private static final String SWEEP = Digits.smallSweep("axes: {quantization: [none, static-int8]}\n");

    private String measureAll(String sweep) {
        String campaign = farm.begin(sweep);
        farm.buildAll();
        pi.workUntilDone();
        return campaign;
    }

    @Test
    void whatWasMeasuredBeforeIsReused() {
        String first = measureAll(SWEEP);

        String second = farm.begin(SWEEP);

        assertThat(farm.states(second)).containsExactly(CellState.REUSED, CellState.REUSED);
        assertThat(farm.report(second).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(farm.report(second).cells())
                .extracting(CellRow::sessionSha256)
                .isEqualTo(farm.report(first).cells().stream()
                        .map(CellRow::sessionSha256)
                        .toList());
        assertThat(pi.lease()).isEmpty();
    }

    @Test
    void aFreshCampaignBuildsAndMeasuresAgain() {
        measureAll(SWEEP);

        String fresh = farm.begin(SWEEP, true);
        farm.buildAll();
        int jobs = pi.workUntilDone();

        assertThat(jobs).isEqualTo(2);
        assertThat(farm.states(fresh)).containsExactly(CellState.MEASURED, CellState.MEASURED);
        assertThat(farm.workshop().built()).hasSize(2);
    }

    @Test
    void whatAFreshCampaignMeasuredServesLaterOnes() {
        String fresh = farm.begin(SWEEP, true);
        farm.buildAll();
        pi.workUntilDone();

        String later = farm.begin(SWEEP);
        farm.buildAll();

        assertThat(farm.report(fresh).state()).isEqualTo(CampaignState.FINISHED);
        assertThat(farm.states(later)).containsExactly(CellState.REUSED, CellState.REUSED);
    }

    @Test
    void twoCampaignsThatWantTheSameMeasurementShareTheJob() {
        String first = farm.begin(SWEEP);
        String second = farm.begin(SWEEP);
        farm.buildAll();

        int jobs = pi.workUntilDone();

        assertThat(jobs).isEqualTo(2);
        assertThat(farm.states(first)).containsOnly(CellState.MEASURED);
        assertThat(farm.states(second)).containsOnly(CellState.MEASURED);
    }

    @Test
    void aSharedJobSurvivesTheEndOfOneCampaign() {
        String first = farm.begin(SWEEP);
        String second = farm.begin(SWEEP);
        farm.buildAll();
        LeaseGrant grant = pi.work();

        farm.farm().campaigns().cancel(first, "tester");
        pi.report(grant);
        pi.workUntilDone();

        assertThat(farm.states(first)).containsOnly(CellState.CANCELLED);
        assertThat(farm.states(second)).containsOnly(CellState.MEASURED);
    }

    @Test
    void anotherPlanIsAnotherMeasurement() {
        measureAll(SWEEP);

        String longer = farm.begin(SWEEP.replace("samples: 64", "samples: 128"));

        assertThat(farm.states(longer)).containsOnly(CellState.QUEUED);
    }

    @Test
    void aDeviceInAnotherEnvironmentIsMeasuredAgain() {
        measureAll(SWEEP);

        FakeAgent updated = pi.startedAgainWithKernel("6.12.1");
        updated.hello();
        String second = farm.begin(SWEEP);

        assertThat(farm.states(second)).containsOnly(CellState.QUEUED);
        assertThat(updated.workUntilDone()).isEqualTo(2);
    }

    @Test
    void queuedJobsFollowTheDeviceIntoItsNewEnvironment() {
        measureAll(SWEEP);
        FakeAgent updated = pi.startedAgainWithKernel("6.12.1");
        updated.hello();
        String campaign = farm.begin(SWEEP);

        FakeAgent asBefore = updated.startedAgainWithKernel("6.6.31");
        asBefore.hello();

        assertThat(farm.states(campaign)).containsOnly(CellState.REUSED);
        assertThat(asBefore.lease()).isEmpty();
    }
}
