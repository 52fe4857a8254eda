package dev.assay.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadinessTest {
    private final Steadiness steadiness = new Steadiness();

    private void add(int times, long nanos) {
        for (int i = 0; i < times; i++) {
            steadiness.add(nanos);
        }
    }

    @Test
    void needsTwentyInferencesToTell() {
        add(19, 1_000);

        assertThat(steadiness.isReached()).isFalse();

        add(1, 1_000);

        assertThat(steadiness.isReached()).isTrue();
    }

    @Test
    void oneOutlierAmongTheLastTwentyIsTooMuch() {
        add(19, 1_000);
        add(1, 2_000);

        assertThat(steadiness.isReached()).isFalse();
    }

    @Test
    void whatIsLongerAgoDoesNotCount() {
        add(1, 2_000);
        add(20, 1_000);

        assertThat(steadiness.isReached()).isTrue();
    }

    @Test
    void theLimitIsFivePercentOfTheMean() {
        // Alternating ±d around the mean has a sample deviation of d·√(20/19).
        for (int i = 0; i < 10; i++) {
            add(1, 1_048);
            add(1, 952);
        }
        assertThat(steadiness.isReached()).isTrue();

        for (int i = 0; i < 10; i++) {
            add(1, 1_050);
            add(1, 950);
        }
        assertThat(steadiness.isReached()).isFalse();
    }
}
