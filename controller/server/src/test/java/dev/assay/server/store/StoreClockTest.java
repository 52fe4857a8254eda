package dev.assay.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final AtomicLong nanos = new AtomicLong(77);
    private Instant storeTime = START;
    private final StoreClock clock = new StoreClock(() -> storeTime, nanos::get);

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        storeTime = storeTime.plus(duration);
    }

    @Test
    void goesOnEvenlyBetweenTwoLooksAtTheStore() {
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void followsAStoreWhoseClockWasSet() {
        pass(Duration.ofSeconds(1));
        storeTime = storeTime.plus(Duration.ofHours(1));

        clock.adjust();

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3_601));
    }

    @Test
    void doesNotTrembleWithSlowAnswers() {
        pass(Duration.ofSeconds(1));
        storeTime = storeTime.minusMillis(150);

        clock.adjust();

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
    }
}
