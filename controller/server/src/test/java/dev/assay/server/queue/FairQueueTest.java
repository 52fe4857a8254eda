package dev.assay.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration AGEING = Duration.ofMinutes(10);

    private final FairQueue queue = new FairQueue(new QueueTerms(AGEING));

    private static WaitingWork work(long campaign, int priority, Duration waited, double usedSeconds) {
        return new WaitingWork(campaign, priority, NOW.minus(waited), usedSeconds);
    }

    private long next(WaitingWork... waiting) {
        return queue.next(List.of(waiting), NOW).orElseThrow().campaignSeq();
    }

    @Test
    void theHighestPriorityGoesFirstWhateverItHasHad() {
        assertThat(next(work(1, 0, Duration.ZERO, 0), work(2, 1, Duration.ZERO, 9_999)))
                .isEqualTo(2);
    }

    @Test
    void amongEqualsTheOneThatHadLeastOfTheDevice() {
        assertThat(next(work(1, 0, Duration.ZERO, 60), work(2, 0, Duration.ZERO, 59)))
                .isEqualTo(2);
    }

    @Test
    void amongEqualsThatHadTheSameTheOlder() {
        assertThat(next(work(2, 0, Duration.ZERO, 0), work(1, 0, Duration.ZERO, 0)))
                .isEqualTo(1);
    }

    @Test
    void waitingCountsByWholePoints() {
        assertThat(next(work(1, 0, AGEING.minusSeconds(1), 5), work(2, 0, Duration.ZERO, 0)))
                .isEqualTo(2);
        assertThat(next(work(1, 0, AGEING, 5), work(2, 0, Duration.ZERO, 0))).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetBackDoesNotPunish() {
        assertThat(queue.points(work(1, 3, Duration.ofMinutes(-30), 0), NOW)).isEqualTo(3);
    }

    @Test
    void nobodyWaitsForEver() {
        Map<Long, Instant> lastTurn = new HashMap<>();
        Map<Long, Integer> turns = new HashMap<>();
        int[] priorities = {-100, 0, 100};
        for (int minute = 0; minute < 100 * 24 * 60; minute += 5) {
            Instant now = NOW.plus(Duration.ofMinutes(minute));
            List<WaitingWork> waiting = IntStream.range(0, priorities.length)
                    .mapToObj(i -> new WaitingWork(i, priorities[i], lastTurn.getOrDefault((long) i, NOW), 0))
                    .toList();
            long chosen = queue.next(waiting, now).orElseThrow().campaignSeq();
            lastTurn.put(chosen, now);
            turns.merge(chosen, 1, Integer::sum);
        }

        int lowest = turns.getOrDefault(0L, 0);
        int middle = turns.getOrDefault(1L, 0);
        assertThat(lowest).isGreaterThan(50);
        assertThat(middle).isGreaterThan(lowest);
        assertThat(turns.getOrDefault(2L, 0)).isGreaterThan(10 * middle);
    }

    @Test
    void whereNothingWaitsNobodyIsNext() {
        assertThat(queue.next(List.of(), NOW)).isEmpty();
    }
}
