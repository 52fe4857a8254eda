package dev.assay.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTurnsTest {
    private static final int WAITING_MAX = 64;

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @AfterEach
    void stopSenders() {
        senders.shutdownNow();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void reportsWaitForTheStoreTogetherAndOneTooManyIsToldToComeAgain() throws Exception {
        IntakeTurns turns = new IntakeTurns(1L << 30);
        CountDownLatch atStore = new CountDownLatch(WAITING_MAX);
        CountDownLatch isOpen = new CountDownLatch(1);
        List<Future<Boolean>> filed = new ArrayList<>();
        for (int i = 0; i < WAITING_MAX; i++) {
            filed.add(senders.submit(() -> turns.take(() -> new byte[1], json -> json, json -> {
                atStore.countDown();
                return await(isOpen);
            })));
        }
        atStore.await();

        assertThatThrownBy(() -> turns.take(() -> new byte[1], json -> json, json -> true))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ask again");
        assertThatThrownBy(turns::requireRoom).isInstanceOf(ProblemException.class);
        isOpen.countDown();

        for (Future<Boolean> one : filed) {
            assertThat(one.get()).isTrue();
        }
        turns.requireRoom();
    }

    @Test
    void aReportThatFillsTheMemoryWaitsUntilThereIsRoom() throws Exception {
        IntakeTurns turns = new IntakeTurns(8_192 * 8);
        CountDownLatch isFiling = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Future<Boolean> first = senders.submit(() -> turns.take(() -> new byte[8_192], json -> json, json -> {
            isFiling.countDown();
            return await(mayEnd);
        }));
        isFiling.await();
        List<String> order = new ArrayList<>();
        CountDownLatch isRead = new CountDownLatch(1);
        Future<Boolean> second = senders.submit(() -> turns.take(
                () -> {
                    isRead.countDown();
                    return new byte[100_000];
                },
                json -> order.add("second prepared"),
                prepared -> prepared));
        isRead.await();
        order.add("first filed");
        mayEnd.countDown();

        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(order).containsExactly("first filed", "second prepared");
    }

    @Test
    void aReportThatCannotBeReadGivesItsPlaceBack() throws IOException {
        IntakeTurns turns = new IntakeTurns(8_192 * 8);
        for (int i = 0; i < 2 * WAITING_MAX; i++) {
            assertThatThrownBy(() -> turns.take(
                            () -> new byte[100_000],
                            json -> {
                                throw new IOException("half of it");
                            },
                            prepared -> prepared))
                    .hasMessage("half of it");
        }

        assertThat(turns.<Boolean, Boolean>take(() -> new byte[1], json -> true, prepared -> prepared))
                .isTrue();
    }
}
