package dev.assay.protocol;

/** The controller's answer to a {@link SessionReport}. On any of them the agent forgets the report. */
public record ReportReceipt(Outcome outcome) {
    /** What became of the report. */
    public enum Outcome {
        /** Stored now. */
        STORED,
        /** This very report had been stored before; nothing changed. */
        ALREADY_STORED,
        /** The lease was no longer the agent's; the report was not used. */
        STALE
    }
}
