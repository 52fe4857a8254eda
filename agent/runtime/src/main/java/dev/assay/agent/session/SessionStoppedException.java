package dev.assay.agent.session;

/** The one who asked for the session no longer wants it: its process is gone, and there is nothing to report. */
public final class SessionStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    private SessionStoppedException() {
        super("stopped before its end");
    }

    /** The only way to end a session early. */
    public static SessionStoppedException beforeItsEnd() {
        return new SessionStoppedException();
    }
}
