package dev.assay.server.access;

/** Who is asking. */
public enum Role {
    /** People and programs that start campaigns and read reports. */
    CLIENT("client"),
    /** Agents: they take work and download artifacts, and may do nothing else. */
    AGENT("agent");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The name in settings, and of the token's file. */
    public String word() {
        return word;
    }
}
