package dev.assay.cli.local;

import dev.assay.cli.waiting.Backoff;
import dev.assay.cli.waiting.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: when it ends without being asked to, it is started again, a little later each time, and not for ever.
 * A thread of its own waits for the program. Thread-safe.
 */
final class Guardian implements AutoCloseable {
    /** After so many ends within {@link #MEMORY} the program is given up. */
    static final int RESTARTS_MAX = 8;
    /** Older ends are forgiven. */
    static final Duration MEMORY = Duration.ofMinutes(10);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** What programs answer that must not be started again: their arguments are wrong. */
    private static final int WRONG_USE = 3;

    private final String name;
    private final Program program;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> say;
    private final RecentEnds ends;
    private final Backoff backoff = new Backoff(FIRST, MOST);
    private final Thread thread;

    private @Nullable Child child;
    private @Nullable String failure;
    private boolean isStopping;

    /**
     * Nothing is started yet.
     *
     * @param name for people: {@code agent}
     * @param say hears about ends and restarts
     */
    Guardian(String name, Program program, InstantSource clock, Pause pause, Consumer<String> say) {
        this.name = name;
        this.program = program;
        this.clock = clock;
        this.pause = pause;
        this.say = say;
        this.ends = new RecentEnds(MEMORY);
        this.thread = new Thread(this::guard, "guardian-" + name);
        thread.setDaemon(true);
    }

    /** Starts the program for the first time; when that fails, nothing is guarded. */
    void start() throws IOException {
        synchronized (this) {
            child = program.start();
        }
        thread.start();
    }

    /** The program's name for people. */
    String name() {
        return name;
    }

    /** The number of the process that runs now. */
    synchronized Optional<Long> pid() {
        Child current = child;
        return current != null && current.isAlive() ? Optional.of(current.pid()) : Optional.empty();
    }

    /** Why the program is not started any more; empty while all is well. */
    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the program; returns when it is gone. */
    @Override
    public void close() {
        Child current;
        synchronized (this) {
            isStopping = true;
            current = child;
        }
        thread.interrupt();
        if (current != null) {
            current.stop(GRACE);
        }
    }

    private void guard() {
        try {
            for (Child current = running(); current != null; current = startAgain()) {
                int exitCode = current.waitFor();
                if (isStopping()) {
                    return;
                }
                if (exitCode == WRONG_USE) {
                    giveUp("the " + name + " refuses to start");
                    return;
                }
                int recent = ends.add(clock.instant());
                if (recent > RESTARTS_MAX) {
                    giveUp("the " + name + " ended " + recent + " times; the last time " + ExitText.of(exitCode));
                    return;
                }
                if (recent == 1) {
                    backoff.reset();
                }
                // Ctrl-C reaches the child as well: while waiting, this JVM may learn that it is to stop too.
                pause.sleep(backoff.next());
                if (isStopping()) {
                    return;
                }
                say.accept("the " + name + " ended (" + ExitText.of(exitCode) + "); starting it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            giveUp("the " + name + " cannot be started: " + e.getMessage());
        }
    }

    private synchronized @Nullable Child running() {
        return child;
    }

    private synchronized boolean isStopping() {
        return isStopping;
    }

    private synchronized @Nullable Child startAgain() throws IOException {
        if (isStopping) {
            return null;
        }
        child = program.start();
        return child;
    }

    private synchronized void giveUp(String reason) {
        failure = reason;
    }
}
