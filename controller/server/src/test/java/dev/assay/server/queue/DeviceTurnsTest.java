package dev.assay.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceTurnsTest {
    private static final String FOUR = "axes: {quantization: [none, static-int8], sparsity: [0, 0.5]}\n";
    private static final String FOUR_OTHERS = "axes: {quantization: [static-int8], sparsity: [0.1, 0.2, 0.3, 0.4]}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @SuppressWarnings("NullAway.Init") // made before each
    private FakeAgent pi;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder);
        pi = farm.device("pi");
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    /** Does {@code jobs} jobs of so many seconds; returns the campaign of each. */
    private List<String> work(int jobs, int seconds) {
        List<String> campaigns = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            LeaseGrant grant = pi.work();
            campaigns.add(farm.database()
                    .read(handle -> handle.createQuery("select campaign.id from job join campaign on"
                                    + " campaign.seq = job.campaign_seq where job.id = ?")
                            .bind(0, grant.jobId())
                            .mapTo(String.class)
                            .one()));
            farm.clock().advance(Duration.ofSeconds(seconds));
            pi.report(grant);
        }
        return campaigns;
    }

    @Test
    void campaignsOfOnePriorityTakeTurns() {
        String first = farm.begin(Digits.smallSweep(FOUR));
        String second = farm.begin(Digits.smallSweep(FOUR_OTHERS));
        farm.buildAll();

        assertThat(work(6, 10)).containsExactly(first, second, first, second, first, second);
    }

    @Test
    void aHigherPriorityOvertakesWhatIsQueued() {
        farm.begin(Digits.smallSweep(FOUR));
        String urgent = farm.begin(Digits.smallSweep(FOUR_OTHERS), 10);
        farm.buildAll();

        assertThat(work(4, 10)).containsOnly(urgent);
    }

    @Test
    void whoIsInAHurryTakesASharedMeasurementAlong() {
        farm.begin(Digits.smallSweep(FOUR_OTHERS), 5);
        farm.begin(Digits.smallSweep(FOUR));
        farm.begin(Digits.smallSweep("axes: {quantization: [none]}\n"), 50);
        farm.buildAll();

        assertThat(pi.work().plan().label()).isEqualTo("student · fp32");
    }

    @Test
    void aLowPriorityGetsATurnWhenItHasWaitedLongEnough() {
        String patient = farm.begin(Digits.smallSweep(FOUR), 0);
        String urgent = farm.begin(Digits.smallSweep(FOUR_OTHERS), 2);
        farm.buildAll();

        assertThat(work(6, 600)).containsExactly(urgent, urgent, urgent, patient, urgent, patient);
    }
}
