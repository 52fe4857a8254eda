package dev.assay.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.PairNews;
import dev.assay.protocol.WireJson;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.wire.IntakeTurns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairDeskTest {
    private static final int WAITING_MAX = 64;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void stopSenders() {
        senders.shutdownNow();
    }

    @Test
    void blocksAndReportsTakeTurnsAndOneTooManyIsToldToComeAgain() throws Exception {
        try (GatedFarm gated = new GatedFarm(folder, FarmStore.H2)) {
            gated.acceptBaseline(gated.farm.device("pi"));
            gated.gateChanged();
            FakeAgent pi = gated.farm.device("pi");
            LeaseGrant grant = pi.work();
            PairNews news = PairingAgent.news("first-pi", grant, 0, World.alike(0.004, 5));
            IntakeTurns turns = new IntakeTurns(1L << 30);
            PairDesk desk = new PairDesk(gated.farm.database(), new PairBook(), turns);
            CountDownLatch isOpen = new CountDownLatch(1);
            List<Future<Boolean>> reports = fill(turns, isOpen);

            assertTooMany(() -> desk.takeInTurn(grant.jobId(), () -> WireJson.write(news)));
            assertTooMany(desk::requireRoom);
            isOpen.countDown();
            for (Future<Boolean> report : reports) {
                assertThat(report.get()).isTrue();
            }

            desk.requireRoom();
            assertThat(desk.takeInTurn(grant.jobId(), () -> WireJson.write(news))
                            .enough())
                    .isFalse();
        }
    }

    /** As many reports as may wait, which wait until it is open. */
    private List<Future<Boolean>> fill(IntakeTurns turns, CountDownLatch isOpen) throws InterruptedException {
        CountDownLatch areWaiting = new CountDownLatch(WAITING_MAX);
        List<Future<Boolean>> reports = new ArrayList<>();
        for (int i = 0; i < WAITING_MAX; i++) {
            reports.add(senders.submit(() -> turns.take(() -> new byte[1], json -> json, json -> {
                areWaiting.countDown();
                try {
                    isOpen.await();
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            })));
        }
        areWaiting.await();
        return reports;
    }

    private static void assertTooMany(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(429));
    }
}
