package dev.assay.registration.step;

import java.time.Duration;

/** Shows a person what happens on a board, as it happens. Called by one thread. */
public interface StepLog {
    /** A step begins; nothing else begins before it ended. */
    void began(String step);

    /** How far the step is. */
    void progress(String step, String text);

    /** The step is done. */
    void done(String step, String found, Duration took);

    /** The step failed, and nothing follows it. */
    void failed(String step, String problem, String remedy, Duration took);

    /** Something that a person should know, but need not act on now. */
    void note(String text);
}
