package dev.assay.server.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import dev.assay.server.job.JobPurpose;
import dev.assay.server.job.NewJob;
import org.junit.jupiter.api.Test;

@OnEveryStore
class QueueViewTest extends OnMiniFarm {
    private static final String BUSY = "busy";
    private static final String IDLE = "idle";
    /** As many as one page may have at most. */
    private static final int ROWS_MAX = 500;

    private static final int URGENT = 10;

    /** A job for each device, and before that of the idle one more jobs for the busy one than a page has. */
    private void fillTheQueue() {
        FakeAgent busy = farm.device(BUSY);
        farm.device(IDLE);
        farm.begin(Digits.smallSweep("axes: {quantization: [none]}\ndevices: {names: [busy, idle]}\n"));
        farm.buildAll();
        LeaseGrant grant = busy.work();
        long campaign = farm.database()
                .read(handle -> handle.createQuery("select campaign_seq from job where id = ?")
                        .bind(0, grant.jobId())
                        .mapTo(Long.class)
                        .one());
        farm.database().run(handle -> {
            for (int i = 0; i < ROWS_MAX; i++) {
                new NewJob(
                                "another " + i,
                                "",
                                BUSY,
                                "any",
                                grant.plan(),
                                campaign,
                                i,
                                NewJob.Order.LAST,
                                JobPurpose.MEASUREMENT,
                                0,
                                URGENT)
                        .insert(handle, farm.clock());
            }
        });
    }

    @Test
    void theJobOfADeviceIsFoundBehindAPageOfOthers() {
        fillTheQueue();

        assertThat(farm.farm().queue().page(null, 0, ROWS_MAX))
                .hasSize(ROWS_MAX)
                .allSatisfy(job -> assertThat(job.device()).isEqualTo(BUSY));
        assertThat(farm.farm().queue().page(IDLE, 0, ROWS_MAX))
                .singleElement()
                .satisfies(job -> assertThat(job.device()).isEqualTo(IDLE));
    }

    @Test
    void aDeviceThatIsNotKnownHasNoJobsWhateverItIsCalled() {
        fillTheQueue();

        assertThat(farm.farm().queue().page("x' or '1' = '1", 0, ROWS_MAX)).isEmpty();
    }
}
