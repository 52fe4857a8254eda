package dev.assay.server.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever is not called in here waits for nothing. */
@OnEveryStore
class ProspectsTest extends OnMiniFarm {
    private static final List<String> ALL = List.of("pi", "jetson", "cores", "npu", "here", "nobody");

    private Set<String> prospects() {
        return farm.farm().prospects().among(ALL);
    }

    @Test
    void thoseWithQueuedJobsHaveOneAndTheOthersNot() {
        farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        farm.device("jetson");

        assertThat(prospects()).containsExactly("pi");
    }

    @Test
    void neighboursOfALeasedDeviceWaitUntilItsLeaseEnds() {
        FakeAgent cores = farm.device("cores", "board");
        farm.device("npu", "board");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = cores.work();

        assertThat(prospects()).isEmpty();

        cores.report(grant);
        assertThat(prospects()).containsExactly("npu");
    }

    @Test
    void whoeverAsksAnewWhileItHoldsALeaseComesIn() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        assertThat(farm.farm().prospects().isAny("jetson")).isFalse();
        pi.work();

        assertThat(farm.farm().prospects().isAny("pi")).isTrue();
        assertThat(prospects()).isEmpty();
    }

    @Test
    void theControllersOwnHostWaitsForItsBuilds() {
        farm.device("here", MiniFarm.HOST);
        farm.begin(Digits.smallSweep("axes: {quantization: [none, static-int8]}\n"));

        assertThat(prospects()).isEmpty();

        farm.buildAll();
        assertThat(prospects()).containsExactly("here");
    }

    @Test
    void aDueHealthCheckIsAProspect() {
        farm.lookAfterDevices(3);
        FakeAgent pi = farm.device("pi");

        assertThat(prospects()).containsExactly("pi");
        assertThat(pi.lease()).isPresent();
    }
}
