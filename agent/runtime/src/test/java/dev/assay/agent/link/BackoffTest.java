package dev.assay.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    /** Always the longest wait. */
    private final Backoff longest = new Backoff(0.5, 30, new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public double nextDouble() {
            return 1;
        }
    });

    @Test
    void waitsTwiceAsLongEachTimeUpToItsLimit() {
        double[] waits = new double[9];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = longest.next();
        }

        assertThat(waits).containsExactly(0.5, 1, 2, 4, 8, 16, 30, 30, 30);
    }

    @Test
    void beginsAnewAfterASuccess() {
        longest.next();
        longest.next();
        longest.reset();

        assertThat(longest.next()).isEqualTo(0.5);
    }

    @Test
    void agentsOfOneFarmDoNotComeBackInTheSameInstant() {
        Backoff one = new Backoff(1, 30, RandomGenerator.of("L64X128MixRandom"));

        for (int i = 0; i < 200; i++) {
            assertThat(one.next()).isBetween(0.5, 1.0);
            one.reset();
        }
    }
}
