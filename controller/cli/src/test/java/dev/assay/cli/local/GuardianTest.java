package dev.assay.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.waiting.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GuardianTest {
    private final MovableClock clock = new MovableClock();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final FakeProgram program = new FakeProgram();
    private final Guardian guardian = new Guardian("agent", program, clock, clock, said::add);

    @Test
    void aKilledProgramIsStartedAgain() throws Exception {
        guardian.start();
        program.awaitStart().end(137);

        FakeChild second = program.awaitStart();

        assertThat(guardian.pid()).contains(second.pid());
        assertThat(said).containsExactly("the agent ended (killed by SIGKILL); starting it again");
        assertThat(guardian.failure()).isEmpty();
        guardian.close();
    }

    @Test
    void aProgramThatEndsTooOftenIsGivenUp() throws Exception {
        guardian.start();
        for (int i = 0; i <= Guardian.RESTARTS_MAX; i++) {
            program.awaitStart().end(4);
        }

        assertThat(awaitFailure()).isEqualTo("the agent ended 9 times; the last time exit code 4");
        assertThat(program.hasStarted()).isFalse();
    }

    @Test
    void oldEndsAreForgiven() throws Exception {
        guardian.start();
        for (int i = 0; i < 3 * Guardian.RESTARTS_MAX; i++) {
            clock.move(Guardian.MEMORY.plusSeconds(1));
            program.awaitStart().end(1);
        }

        program.awaitStart();
        assertThat(guardian.failure()).isEmpty();
        guardian.close();
    }

    @Test
    void aProgramWhoseArgumentsAreWrongIsNotStartedAgain() throws Exception {
        guardian.start();
        program.awaitStart().end(3);

        assertThat(awaitFailure()).isEqualTo("the agent refuses to start");
        assertThat(said).isEmpty();
    }

    @Test
    void whoeverStopsTheGuardianStopsTheProgram() throws Exception {
        guardian.start();
        FakeChild child = program.awaitStart();

        guardian.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(guardian.pid()).isEqualTo(Optional.empty());
        assertThat(program.hasStarted()).isFalse();
        assertThat(said).isEmpty();
    }

    private String awaitFailure() throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Optional<String> failure = guardian.failure();
            if (failure.isPresent()) {
                return failure.get();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new AssertionError("the guardian has not given up");
    }

    private static final class FakeProgram implements Program {
        private final BlockingQueue<FakeChild> started = new LinkedBlockingQueue<>();
        private long nextPid = 100;

        @Override
        public Child start() throws IOException {
            FakeChild child = new FakeChild(nextPid++);
            started.add(child);
            return child;
        }

        FakeChild awaitStart() throws InterruptedException {
            FakeChild child = started.poll(10, TimeUnit.SECONDS);
            if (child == null) {
                throw new AssertionError("the program was not started");
            }
            return child;
        }

        boolean hasStarted() {
            return !started.isEmpty();
        }
    }

    private static final class FakeChild implements Child {
        private final long pid;
        private final BlockingQueue<Integer> end = new LinkedBlockingQueue<>();
        private volatile boolean isAlive = true;

        FakeChild(long pid) {
            this.pid = pid;
        }

        void end(int exitCode) {
            isAlive = false;
            end.add(exitCode);
        }

        @Override
        public long pid() {
            return pid;
        }

        @Override
        public int waitFor() throws InterruptedException {
            return end.take();
        }

        @Override
        public boolean isAlive() {
            return isAlive;
        }

        @Override
        public void stop(Duration grace) {
            end(143);
        }
    }
}
