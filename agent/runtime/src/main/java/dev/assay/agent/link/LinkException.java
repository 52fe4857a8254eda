package dev.assay.agent.link;

import org.jspecify.annotations.Nullable;

/** What can go wrong between agent and controller, by who must act. The message is for people. */
public abstract sealed class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private LinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The line is down or the controller is not well: it will pass. */
    public static final class Passing extends LinkException {
        private static final long serialVersionUID = 1L;

        private final boolean answered;

        /** The line is down, with what it said. */
        public Passing(String message, Throwable cause) {
            super(message, cause);
            this.answered = false;
        }

        /** The controller is there, and asks for patience. */
        Passing(String answer) {
            super(answer, null);
            this.answered = true;
        }

        /** Whether the controller itself said so, and so knows that this agent is there. */
        boolean isAnswered() {
            return answered;
        }
    }

    /** The controller does not know this agent (any more): it must present itself again. */
    public static final class Unknown extends LinkException {
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message, null);
        }
    }

    /** The lease is no longer this agent's. */
    public static final class Stale extends LinkException {
        private static final long serialVersionUID = 1L;

        Stale(String message) {
            super(message, null);
        }
    }

    /** The controller will not have this agent, or not this message, however often it asks: a person must act. */
    public static final class Refused extends LinkException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message, null);
            this.status = status;
        }

        /** The HTTP status; 0 when it was not the controller that refused. */
        public int status() {
            return status;
        }

        /** Whether it is about who the agent is, rather than about one message. */
        public boolean isAboutTheAgent() {
            return status == 401 || status == 403;
        }
    }
}
