package dev.assay.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agent.run.RunOutcome;
import dev.assay.agent.run.Timing;
import dev.assay.protocol.Warmup;
import dev.assay.protocol.Warning;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuietRunsTest {
    private static final long QUIET_NANOS = 100;

    private int made;

    private UnweighedRun run(long workNanos) {
        made++;
        Timing timing = new Timing(
                0.1,
                0.01,
                new Warmup(1, 1, true),
                0,
                1,
                new long[] {made},
                new int[] {0, 1},
                new long[] {workNanos, workNanos},
                null);
        return new UnweighedRun(
                new RunOutcome(timing, null, null, null, null, List.of()),
                null,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.of(QUIET_NANOS),
                List.of());
    }

    @Test
    void aQuietRunIsMadeOnce() throws Exception {
        UnweighedRun run = new QuietRuns(10).run(() -> run(QUIET_NANOS));

        assertThat(made).isOne();
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void aDisturbedRunIsMadeAgainUntilItIsQuietAndSaysSo() throws Exception {
        UnweighedRun run = new QuietRuns(10).run(() -> run(made < 2 ? 2 * QUIET_NANOS : QUIET_NANOS));

        assertThat(made).isEqualTo(3);
        assertThat(run.isDisturbed()).isFalse();
        assertThat(run.warnings())
                .extracting(Warning::message)
                .containsExactly("made again 2 times: others slowed the machine through most of the run");
    }

    @Test
    void aRunThatWasThrottledIsKeptAsItIs() throws Exception {
        UnweighedRun run = new QuietRuns(10)
                .run(() -> run(2 * QUIET_NANOS).with(new Warning(Warning.Kind.THROTTLED, "the clock sank")));

        assertThat(made).isOne();
        assertThat(run.isThrottled()).isTrue();
    }

    @Test
    void aMachineThatNeverComesToRestIsNotWaitedForEndlessly() throws Exception {
        QuietRuns runs = new QuietRuns(4);

        assertThat(runs.run(() -> run(2 * QUIET_NANOS)).isDisturbed()).isTrue();
        assertThat(made).isEqualTo(4);
        runs.run(() -> run(2 * QUIET_NANOS));
        assertThat(made).as("of the session's four repeats one was left").isEqualTo(6);
        runs.run(() -> run(2 * QUIET_NANOS));
        assertThat(made).isEqualTo(7);
    }
}
