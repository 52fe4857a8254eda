package dev.assay.simulator.fault;

/** The simulated agent's process is gone. Unchecked, since a process that ends asks nobody. */
public final class AgentDiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it is gone. */
    public AgentDiedException(Fault fault) {
        super(fault.word());
    }
}
