package dev.assay.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.TokenScope;
import dev.assay.server.MovableClock;
import dev.assay.server.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestRateTest {
    private static final int PER_SECOND = 10;

    private final MovableClock clock = new MovableClock();
    private final RequestRate rate = new RequestRate(clock, PER_SECOND);

    private static Actor actor(TokenScope scope, @Nullable String device) {
        return new Actor("id", "name", scope, device);
    }

    private int admitted(Actor actor, int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += rate.refusal(actor).isEmpty() ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void aBurstPassesAndThenOnlySoManyEachSecond() {
        Actor ci = actor(TokenScope.CI, null);

        assertThat(admitted(ci, 1_000)).isEqualTo(10 * PER_SECOND);
        clock.advance(Duration.ofSeconds(3));
        assertThat(admitted(ci, 1_000)).isEqualTo(3 * PER_SECOND);
        clock.advance(Duration.ofHours(1));
        assertThat(admitted(ci, 1_000)).isEqualTo(10 * PER_SECOND);
    }

    @Test
    void whoeverIsRefusedHearsWhenToComeAgain() {
        Actor device = actor(TokenScope.DEVICE, "pi");
        admitted(device, 10 * PER_SECOND);

        ProblemException refusal = rate.refusal(device).orElseThrow();

        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.retrySeconds()).hasValue(1);
    }

    @Test
    void aTokenThatSpeaksForManyDevicesIsNotCounted() {
        assertThat(admitted(actor(TokenScope.DEVICE, null), 1_000)).isEqualTo(1_000);
    }

    @Test
    void whoShowsNothingIsCountedByTheirAddress() {
        for (int i = 0; i < 1_000; i++) {
            rate.refusalOfStranger("192.0.2.1");
        }

        assertThat(rate.refusalOfStranger("192.0.2.1")).hasValueSatisfying(refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(429);
            assertThat(refusal.retrySeconds()).hasValue(1);
        });
        assertThat(rate.refusalOfStranger("192.0.2.2")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(rate.refusalOfStranger("192.0.2.1")).isEmpty();
    }

    @Test
    void whoGuessesIsStoppedBeforeTheStoreIsAsked() {
        assertThat(rate.refusalOfUnknown()).isEmpty();
        for (int i = 0; i < 1_000; i++) {
            rate.noteUnknown();
        }

        assertThat(rate.refusalOfUnknown()).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(rate.refusalOfUnknown()).isEmpty();
    }
}
