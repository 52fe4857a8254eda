package dev.assay.server.store;

import java.util.Optional;

/**
 * Where the tables are, and who asks for them. Its text never shows the password.
 *
 * @param url {@code jdbc:h2:…} for the embedded store or {@code jdbc:postgresql://host:port/database}
 * @param password empty when the database asks for none, or the URL carries it
 */
record DatabaseAddress(String url, String user, Optional<String> password) {
    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    boolean isEmbedded() {
        return url.startsWith(H2);
    }

    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** The address for people: without its settings, among which a password may be. */
    String shown() {
        return url.replaceAll("[;?].*", "");
    }

    /** A sentence of a driver or a library, in which the whole URL or the password may be. */
    String withoutSecrets(String sentence) {
        String shown = sentence.replace(url, shown()).replaceAll("(?i)(password=)[^&;\\s]*", "$1…");
        return password.filter(secret -> !secret.isEmpty())
                .map(secret -> shown.replace(secret, "…"))
                .orElse(shown);
    }

    @Override
    public String toString() {
        return shown() + " as " + user;
    }
}
