package dev.assay.agent.session;

/** Hears what a session does. Called on threads of the session's choice, one at a time. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = doing -> {};

    /**
     * Something new began.
     *
     * @param doing for people: {@code run 2 of 5, sampling}
     */
    void now(String doing);
}
