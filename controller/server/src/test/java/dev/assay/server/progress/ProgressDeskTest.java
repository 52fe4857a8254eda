package dev.assay.server.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignProgress;
import dev.assay.api.CampaignState;
import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

@OnEveryStore
class ProgressDeskTest extends OnPiFarm {
    private static final String SWEEP = Digits.smallSweep("axes: {sparsity: [0, 0.5, 0.9]}\n");
    /** Three runs, each with 0.6 s to start, 0.1 s warm-up and 0.1 s sampling. */
    private static final double PLANNED_CELL_SECONDS = 2.4;

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void countsCellsAndVariants() {
        farm.workshop().breakRecipesWith("0.9");
        String campaign = farm.begin(SWEEP);
        farm.buildAll();
        pi.report(pi.work());

        CampaignProgress progress = farm.progress(campaign);

        assertThat(progress.state()).isEqualTo(CampaignState.RUNNING);
        assertThat(progress.cellsTotal()).isEqualTo(3);
        assertThat(progress.cellsDone()).isEqualTo(2);
        assertThat(progress.cellsMeasured()).isEqualTo(1);
        assertThat(progress.cellsFailed()).isEqualTo(1);
        assertThat(progress.cellsSkipped()).isZero();
        assertThat(progress.variantsTotal()).isEqualTo(3);
        assertThat(progress.variantsBuilt()).isEqualTo(2);
    }

    @Test
    void promisesThePlannedTimeBeforeAnythingWasMeasured() {
        String campaign = farm.begin(SWEEP);

        assertThat(farm.progress(campaign).remainingSeconds()).isCloseTo(3 * PLANNED_CELL_SECONDS, EXACT);
    }

    @Test
    void learnsFromWhatWasMeasuredAndCountsWhatRuns() {
        String campaign = farm.begin(Digits.sweep(""));
        LeaseGrant first = pi.work();
        farm.clock().advance(Duration.ofSeconds(10));
        pi.report(first);

        assertThat(farm.progress(campaign).remainingSeconds()).isCloseTo(10, EXACT);
        pi.work();
        farm.clock().advance(Duration.ofSeconds(4));
        assertThat(farm.progress(campaign).remainingSeconds()).isCloseTo(6, EXACT);
        farm.clock().advance(Duration.ofSeconds(20));
        assertThat(farm.progress(campaign).remainingSeconds()).isCloseTo(0, EXACT);
    }

    @Test
    void devicesOfTwoHostsWorkSideBySideAndThoseOfOneTakeTurns() {
        farm.device("jetson");
        String sideBySide = farm.begin(Digits.smallSweep(""));
        farm.device("pi-too", "host-of-pi");
        String inTurns = farm.begin(Digits.smallSweep("devices: {names: [pi, pi-too]}\n"));

        assertThat(farm.progress(sideBySide).remainingSeconds()).isCloseTo(PLANNED_CELL_SECONDS, EXACT);
        assertThat(farm.progress(inTurns).remainingSeconds()).isCloseTo(2 * PLANNED_CELL_SECONDS, EXACT);
    }

    @Test
    void saysWhichDeviceIsGone() {
        String campaign = farm.begin(SWEEP);

        farm.clock().advance(Duration.ofMinutes(2));

        CampaignProgress progress = farm.progress(campaign);
        assertThat(progress.remainingSeconds()).isNull();
        assertThat(progress.blockers())
                .containsExactly("device pi is not connected; last heard of at 2026-11-20T10:00:00Z");
    }

    @Test
    void aFinishedCampaignHasNothingLeftAndNothingInTheWay() {
        String campaign = farm.begin(Digits.smallSweep(""));
        pi.workUntilDone();
        farm.clock().advance(Duration.ofHours(1));

        CampaignProgress progress = farm.progress(campaign);

        assertThat(progress.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(progress.remainingSeconds()).isZero();
        assertThat(progress.blockers()).isEmpty();
        assertThat(progress.doingNow()).isEmpty();
    }

    @Test
    void theQueueIsShownInPages() {
        farm.begin(SWEEP);
        farm.buildAll();
        pi.work();

        assertThat(farm.farm().queue().page(null, 0, 2))
                .extracting(JobRow::label)
                .containsExactly("student · fp32", "student · sparsity=0.5");
        assertThat(farm.farm().queue().page(null, 2, 2))
                .extracting(JobRow::label)
                .containsExactly("student · sparsity=0.9");
    }
}
