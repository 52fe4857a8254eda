package dev.assay.server.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.influx.write.LineWriter;
import dev.assay.influx.write.WriteAnswer;
import dev.assay.server.OnEveryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One controller drains after another: after a restart, and when the first has been silent for too long. */
@OnEveryStore
class OutboxTakeoverTest extends OnToldFarm {
    private static final List<String> POINTS = List.of("event,kind=a n=1i 1", "event,kind=a n=2i 2");

    private final ScriptedWriter first = new ScriptedWriter();
    private final ScriptedWriter second = new ScriptedWriter();

    @BeforeEach
    void open() {
        told.put(POINTS);
    }

    private void failOnce(WriteAnswer answer) {
        first.answers.add(answer);
        try (OutboxDrain drain = told.drain(first, "one")) {
            drain.turn();
        }
    }

    @Test
    void whatTheServerAskedToWaitHoldsOverARestart() {
        failOnce(new WriteAnswer.Later("429: slow down", Duration.ofMinutes(10)));
        OutboxDrain restarted = told.drain(second, "two");

        restarted.turn();
        told.farm.clock().advance(Duration.ofMinutes(9));
        restarted.turn();
        assertThat(second.requests).isZero();

        told.farm.clock().advance(Duration.ofMinutes(1));
        restarted.turn();
        assertThat(second.taken).isEqualTo(POINTS);
    }

    @Test
    void whatTheServerAskedToWaitHoldsForWhoeverTakesOver() {
        first.answers.add(new WriteAnswer.Later("503: away", Duration.ofMinutes(30)));
        told.drain(first, "one").turn();
        OutboxDrain other = told.drain(second, "two");

        // The first has died; its right ends long before the wait.
        told.farm.clock().advance(DrainBook.RIGHT);
        other.turn();
        assertThat(second.requests).isZero();

        told.farm.clock().advance(Duration.ofMinutes(30));
        other.turn();
        assertThat(second.taken).isEqualTo(POINTS);
    }

    @Test
    void thePauseGoesOnGrowingOverRestarts() {
        for (int i = 0; i < 12; i++) {
            failOnce(new WriteAnswer.Later("no answer", null));
            told.farm.clock().advance(Duration.ofMinutes(2));
        }
        failOnce(new WriteAnswer.Later("no answer", null));

        // Half of the longest pause is never left to chance.
        told.farm.clock().advance(Duration.ofSeconds(59));
        told.drain(second, "two").turn();
        assertThat(second.requests).isZero();
    }

    @Test
    void aClockThatWasSetBackKeepsNobodyForEver() {
        told.farm.clock().advance(Duration.ofDays(2));
        failOnce(new WriteAnswer.Later("away", null));
        told.farm.clock().advance(Duration.ofDays(-1));

        told.drain(second, "two").turn();

        assertThat(second.taken).isEqualTo(POINTS);
    }

    /**
     * Drains until, at this request, it waits so long for the answer that the other takes over and brings everything to its end.
     *
     * @param leaves whether the other gives the right back
     */
    private void drainUntilOvertakenAt(int request, boolean leaves) {
        OutboxDrain other = told.drain(second, "two");
        LineWriter slow = new LineWriter() {
            @Override
            public WriteAnswer write(List<String> lines) {
                if (first.requests == request - 1) {
                    told.farm.clock().advance(DrainBook.RIGHT);
                    other.turn();
                    if (leaves) {
                        other.close();
                    }
                }
                return first.write(lines);
            }

            @Override
            public void close() {}
        };
        told.drain(slow, "one").turn();
    }

    private void refuse(String... words) {
        for (String said : words) {
            first.answers.add(new WriteAnswer.Refused(said));
            second.answers.add(new WriteAnswer.Refused(said));
        }
    }

    @Test
    void whoWasOvertakenCountsNothingTwice() {
        drainUntilOvertakenAt(1, false);

        assertThat(second.taken).isEqualTo(POINTS);
        assertThat(first.taken).isEqualTo(POINTS);
        assertThat(told.status().written()).isEqualTo(POINTS.size());
    }

    @Test
    void whoWasOvertakenBuriesNothingTwice() {
        refuse("400: the batch", "400: one", "400: the other");

        drainUntilOvertakenAt(3, false);

        assertThat(first.requests).isEqualTo(3);
        assertThat(told.lines()).isEmpty();
        assertThat(told.status().deadLetters()).isEqualTo(POINTS.size());
    }

    @Test
    void whoWasOvertakenDoesNotSayWhatTheOtherKnowsBetter() {
        first.answers.add(new WriteAnswer.Stopped("401: unauthorized"));

        drainUntilOvertakenAt(1, false);

        assertThat(told.lines()).isEmpty();
        assertThat(told.status().alarm()).isNull();
        assertThat(told.status().retryAt()).isNull();
    }

    @Test
    void whoeverGotTheRightBackFindsNothingLeftToBuryOrToCount() {
        refuse("400: the batch", "400: one");

        drainUntilOvertakenAt(2, true);

        assertThat(first.taken).hasSize(1);
        assertThat(told.status().deadLetters()).isEqualTo(1);
        assertThat(told.status().written()).isEqualTo(1);
    }
}
