package dev.assay.server.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.ControllerAddress;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.wiring.Farm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Controllers side by side on one PostgreSQL, any of which may end at any time. */
class SeveralControllersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // made before each
    private MiniFarm farm;

    @SuppressWarnings("NullAway.Init") // made before each
    private Farm second;

    @BeforeEach
    void openFarm() throws IOException {
        farm = new MiniFarm(folder, FarmStore.POSTGRESQL);
        second = farm.another();
    }

    @AfterEach
    void closeFarm() {
        farm.close();
    }

    private List<String> idsSeenBy(Farm controller) {
        return controller.controllers().live().stream().map(LiveController::id).toList();
    }

    /** Time passes, and these controllers give their signs of life meanwhile. */
    private void pass(Duration duration, Farm... alive) {
        for (int second = 0; second < duration.toSeconds(); second++) {
            farm.clock().advance(Duration.ofSeconds(1));
            for (Farm controller : alive) {
                controller.controllers().beat();
            }
        }
    }

    @Test
    void theyKnowEachOtherUntilOneIsSilentForTooLong() {
        pass(Duration.ofSeconds(1), farm.farm(), second);
        assertThat(idsSeenBy(farm.farm())).hasSize(2).isEqualTo(idsSeenBy(second));

        pass(ControllerBook.SILENCE_MAX.plusSeconds(1), farm.farm());
        assertThat(idsSeenBy(farm.farm())).hasSize(1);

        pass(Duration.ofSeconds(2), farm.farm(), second);
        assertThat(idsSeenBy(farm.farm())).hasSize(2);
    }

    @Test
    void oneThatStopsInGoodOrderIsGoneAtOnce() {
        second.controllers().leave();
        pass(Duration.ofSeconds(1), farm.farm());

        assertThat(idsSeenBy(farm.farm())).hasSize(1);
    }

    @Test
    void anAgentIsToldWhereAllOfThemAre() {
        pass(Duration.ofSeconds(1), farm.farm(), second);

        assertThat(farm.device("pi").hello().controllers())
                .containsExactly(new ControllerAddress("http://farm:8420", null));
    }

    @Test
    void aJobQueuedAtOneIsDoneThroughTheOther() {
        FakeAgent pi = farm.device(second, "pi", "host-of-pi");
        String campaign = farm.begin(Digits.smallSweep(""));

        assertThat(pi.workUntilDone()).isEqualTo(1);
        assertThat(farm.progress(campaign).cellsMeasured()).isEqualTo(1);
    }

    @Test
    void anAgentGoesOnAtTheOtherWithTheLeaseThatItHas() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();
        FakeAgent same = pi.at(second);

        pass(MiniFarm.LEASE.minusSeconds(1), second);
        same.heartbeat(grant);
        pass(MiniFarm.LEASE.minusSeconds(1), second);
        second.leases().takeBackLapsed();

        assertThat(same.report(grant)).isEqualTo(Outcome.STORED);
    }

    @Test
    void oneThatStartsGivesNoLeaseMoreTimeWhileTheOthersListen() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();

        pass(MiniFarm.LEASE.minusSeconds(1), farm.farm());
        farm.another();
        pass(Duration.ofSeconds(2), farm.farm());
        farm.farm().leases().takeBackLapsed();

        assertThatThrownBy(() -> pi.heartbeat(grant)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whenAllWereAwayLeasesHaveTheirWholeTimeAgain() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();

        farm.clock().advance(Duration.ofHours(1));
        second.leases().takeBackLapsed();
        second.controllers().beat();
        farm.farm().leases().takeBackLapsed();
        farm.farm().controllers().beat();

        assertThat(pi.report(grant)).isEqualTo(Outcome.STORED);
    }

    @Test
    void aClockThatWasSetBackKeepsNoJobForTheTimeBetween() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));
        pass(Duration.ofSeconds(1), farm.farm(), second);
        LeaseGrant lost = pi.work();

        farm.clock().advance(Duration.ofHours(-1));
        pass(MiniFarm.LEASE.plusSeconds(2), farm.farm(), second);
        farm.farm().leases().takeBackLapsed();

        assertThatThrownBy(() -> pi.heartbeat(lost)).isInstanceOf(ProblemException.class);
    }

    @Test
    void manyAgentsAtTwoControllersGetEachJobOnce() throws Exception {
        int devices = 6;
        List<Callable<List<String>>> workers = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            FakeAgent agent = farm.device(i % 2 == 0 ? farm.farm() : second, "pi-" + i, "host-" + i);
            workers.add(() -> jobsOf(agent));
        }
        farm.begin(Digits.sweep(""));
        ExecutorService threads = Executors.newFixedThreadPool(devices);
        try {
            List<String> jobs = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(workers)) {
                jobs.addAll(done.get());
            }

            assertThat(jobs).doesNotHaveDuplicates().hasSize(2 * devices);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> jobsOf(FakeAgent agent) {
        List<String> jobs = new ArrayList<>();
        for (Optional<LeaseGrant> grant = agent.lease(); grant.isPresent(); grant = agent.lease()) {
            jobs.add(grant.get().jobId());
            assertThat(agent.report(grant.get())).isEqualTo(Outcome.STORED);
        }
        return jobs;
    }
}
