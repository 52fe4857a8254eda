package dev.assay.server.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnEveryStore
class LeaseDeskTest extends OnMiniFarm {
    private static final String TWO_VARIANTS = "axes: {quantization: [none, static-int8]}\n";

    @Test
    void measuresTheModelAsItCameBeforeItsVariants() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.sweep("axes: {quantization: [static-int8, none]}\n"));
        farm.buildAll();

        List<String> labels = new ArrayList<>();
        for (Optional<LeaseGrant> grant = pi.lease(); grant.isPresent(); grant = pi.lease()) {
            labels.add(grant.get().plan().label());
            pi.report(grant.get());
        }

        assertThat(labels)
                .containsExactly(
                        "student · fp32", "student · static-int8", "squeezenet · fp32", "squeezenet · static-int8");
    }

    @Test
    void anEarlierCampaignGoesFirst() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.begin(Digits.smallSweep("axes: {quantization: [none]}\n"));
        farm.buildAll();

        assertThat(pi.work().plan().label()).isEqualTo("student · static-int8");
    }

    @Test
    void jobsOfOneDeviceAreNotGivenToAnother() {
        farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        FakeAgent jetson = farm.device("jetson");

        assertThat(jetson.lease()).isEmpty();
    }

    @Test
    void aDeviceThatAsksAgainGetsTheSameJobUnderANewToken() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(TWO_VARIANTS));
        farm.buildAll();
        LeaseGrant lost = pi.work();

        LeaseGrant again = pi.work();

        assertThat(again.jobId()).isEqualTo(lost.jobId());
        assertThat(again.fencingToken()).isEqualTo(lost.fencingToken() + 1);
        assertThat(pi.report(lost)).isEqualTo(Outcome.STALE);
        assertThat(pi.report(again)).isEqualTo(Outcome.STORED);
    }

    @Test
    void twoDevicesOfOneHostAreNeverMeasuredAtOnce() {
        FakeAgent cores = farm.device("cores", "board");
        FakeAgent npu = farm.device("npu", "board");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant first = cores.work();

        Optional<LeaseGrant> meanwhile = npu.lease();
        cores.report(first);

        assertThat(meanwhile).isEmpty();
        assertThat(npu.lease()).isPresent();
    }

    @Test
    void nothingIsMeasuredOnTheControllersHostWhileItHasToBuild() {
        FakeAgent here = farm.device("here", MiniFarm.HOST);
        FakeAgent elsewhere = farm.device("elsewhere");
        farm.begin(Digits.smallSweep(TWO_VARIANTS));

        Optional<LeaseGrant> beforeBuilds = here.lease();
        Optional<LeaseGrant> onAnotherHost = elsewhere.lease();
        farm.buildAll();

        assertThat(beforeBuilds).isEmpty();
        assertThat(onAnotherHost).isPresent();
        assertThat(here.lease()).isPresent();
    }

    @Test
    void aLeaseWithoutHeartbeatGoesBackToTheQueueAndTheOldTokenIsWorthless() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant old = pi.work();
        assertThat(farm.states(campaign)).containsExactly(CellState.RUNNING);

        farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
        farm.farm().leases().takeBackLapsed();

        assertThat(farm.states(campaign)).containsExactly(CellState.QUEUED);
        assertThatThrownBy(() -> pi.heartbeat(old))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(409));
        LeaseGrant fresh = pi.work();
        assertThat(fresh.fencingToken()).isGreaterThan(old.fencingToken());
        assertThat(pi.report(old)).isEqualTo(Outcome.STALE);
        assertThat(farm.states(campaign)).containsExactly(CellState.RUNNING);
    }

    @Test
    void aHeartbeatExtendsTheLease() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();

        for (int i = 0; i < 5; i++) {
            farm.clock().advance(MiniFarm.LEASE.minusSeconds(1));
            farm.farm().leases().takeBackLapsed();
            pi.heartbeat(grant);
        }

        assertThat(farm.states(campaign)).containsExactly(CellState.RUNNING);
        assertThat(farm.progress(campaign).doingNow()).containsExactly("pi: student · fp32, run 2 of 3");
    }

    @Test
    void anAgentThatWasStartedAgainGetsItsJobBackAtOnce() {
        FakeAgent killed = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant old = killed.work();

        FakeAgent pi = killed.startedAgain();
        pi.hello();
        LeaseGrant grant = pi.work();

        assertThat(grant.jobId()).isEqualTo(old.jobId());
        assertThat(grant.fencingToken()).isGreaterThan(old.fencingToken());
        assertThatThrownBy(() -> killed.heartbeat(old)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(killed::lease)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another agent presents itself as device pi");
    }

    @Test
    void aDeviceThatNobodyKnowsIsAskedToPresentItself() {
        FakeAgent pi = farm.device("pi");
        farm.database().run(handle -> handle.execute("delete from device"));

        assertThatThrownBy(pi::lease)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404));
    }

    @Test
    void aJobThatIsLostTooOftenIsALabFailure() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        for (int i = 0; i < MiniFarm.LOSSES_MAX; i++) {
            pi.work();
            farm.clock().advance(MiniFarm.LEASE.plusSeconds(1));
            farm.farm().leases().takeBackLapsed();
        }

        CellRow cell = farm.report(campaign).cells().get(0);
        assertThat(cell.state()).isEqualTo(CellState.MEASURE_FAILED);
        assertThat(cell.owner()).isEqualTo(FailureOwner.LAB);
        assertThat(cell.reason()).contains("lost 3 times", "no heartbeat for 30 s");
        assertThat(pi.lease()).isEmpty();
    }

    @Test
    void anAgentThatNeverFinishesIsNotAskedForever() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        int grants = 0;
        while (pi.lease().isPresent()) {
            grants++;
        }

        assertThat(grants).isEqualTo(MiniFarm.LOSSES_MAX);
        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURE_FAILED);
    }

    @Test
    void aControllerThatWasAwayGivesEveryLeaseItsWholeLength() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();

        farm.clock().advance(Duration.ofHours(1));
        farm.killAndRestart();
        farm.farm().leases().takeBackLapsed();

        assertThat(farm.states(campaign)).containsExactly(CellState.RUNNING);
        assertThat(pi.report(grant)).isEqualTo(Outcome.STORED);
    }

    @Test
    void ofManyAgentsOfOneHostThatAskAtOnceOneGetsTheOnlyLease() throws Exception {
        List<FakeAgent> agents = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            agents.add(farm.device("device-" + i, "board"));
        }
        farm.begin(Digits.smallSweep(""));
        ExecutorService threads = Executors.newFixedThreadPool(agents.size());
        try {
            List<Callable<Optional<LeaseGrant>>> requests = new ArrayList<>();
            agents.forEach(agent -> requests.add(agent::lease));
            List<Future<Optional<LeaseGrant>>> answers = threads.invokeAll(requests);

            int granted = 0;
            for (Future<Optional<LeaseGrant>> answer : answers) {
                granted += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoRequestsOfOneAgentAtOnceNeverHoldTheSameToken() throws Exception {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<Optional<LeaseGrant>>> requests = List.of(pi::lease, pi::lease, pi::lease);
            List<Long> tokens = new ArrayList<>();
            for (Future<Optional<LeaseGrant>> answer : threads.invokeAll(requests)) {
                answer.get().ifPresent(grant -> tokens.add(grant.fencingToken()));
            }

            assertThat(tokens).hasSize(3).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
