package dev.assay.agent.start;

/** The agent cannot go on until a person does something; the message says what. */
public final class AgentStoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    AgentStoppedException(String message) {
        super(message);
    }
}
