package dev.assay.registration.step;

import dev.assay.registration.farm.FarmException;
import dev.assay.ssh.SshException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Does steps one after the other, and shows each. One thread. */
public final class Steps {
    private final StepLog log;
    private final InstantSource clock;

    /** Shown to {@code log}. */
    public Steps(StepLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What a step found or did. */
    public record Found<T>(T value, String text) {}

    /** A step. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        Found<T> run() throws StepFailedException, FarmException, IOException, InterruptedException;
    }

    /**
     * Does a step.
     *
     * @throws StepFailedException after the failure was shown
     */
    public <T> T run(String step, Work<T> work) throws StepFailedException, InterruptedException {
        Instant began = clock.instant();
        log.began(step);
        try {
            Found<T> found = work.run();
            log.done(step, found.text(), since(began));
            return found.value();
        } catch (StepFailedException e) {
            throw failed(step, e, began);
        } catch (FarmException e) {
            throw failed(step, new StepFailedException("the controller: " + e.getMessage(), e.remedy()), began);
        } catch (SshException e) {
            throw failed(step, new StepFailedException(String.valueOf(e.getMessage()), ""), began);
        } catch (IOException e) {
            throw failed(step, new StepFailedException("on this machine: " + e.getMessage(), ""), began);
        }
    }

    /** How far the present step is. */
    public void progress(String step, String text) {
        log.progress(step, text);
    }

    /** Something worth knowing. */
    public void note(String text) {
        log.note(text);
    }

    private StepFailedException failed(String step, StepFailedException failure, Instant began) {
        log.failed(step, String.valueOf(failure.getMessage()), failure.remedy(), since(began));
        return failure.shown();
    }

    private Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }
}
