package dev.assay.server.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelBackoffTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 2", "2, 2, 4", "5, 16, 32", "6, 30, 60", "1000, 30, 60"})
    void doublesWithEachFailureUpToAMinuteAndLeavesHalfToChance(int failures, int fromSeconds, int toSeconds) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

        for (int i = 0; i < 50; i++) {
            assertThat(TunnelBackoff.after(failures, random))
                    .isBetween(Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds));
        }
    }
}
