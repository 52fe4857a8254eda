package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietTimeTest {
    private final QuietTime quiet = new QuietTime();

    @Test
    void aRunThatIsDisturbedFromItsFirstSampleOnIsMeasuredByTheRunsBefore() {
        quiet.with(new long[] {100, 101, 102});

        assertThat(quiet.with(new long[] {140, 150, 145})).hasValue(100);
    }

    @Test
    void oneLuckyFigureOfManyIsNotTheQuietTime() {
        long[] work = new long[101];
        for (int i = 0; i < work.length; i++) {
            work[i] = i == 0 ? 1 : 100;
        }

        assertThat(quiet.with(work)).hasValue(100);
    }

    @Test
    void aDeviceWithASlowerClockIsQuietAgainAfterSomeRuns() {
        quiet.with(new long[] {100});
        for (int run = 0; run < 15; run++) {
            assertThat(quiet.with(new long[] {200})).hasValue(100);
        }

        assertThat(quiet.with(new long[] {200})).hasValue(200);
    }

    @Test
    void aRunWithoutFixedWorkHasNone() {
        quiet.with(new long[] {100});

        assertThat(quiet.with(new long[0])).isEmpty();
    }
}
