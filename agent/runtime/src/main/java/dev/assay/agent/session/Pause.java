package dev.assay.agent.session;

/** Lets time pass; exchanged by tests. */
@FunctionalInterface
public interface Pause {
    /** Returns after so many seconds. */
    void seconds(double seconds) throws InterruptedException;

    /** The one that really waits. */
    static Pause real() {
        return seconds -> Thread.sleep(Math.round(seconds * 1e3));
    }
}
