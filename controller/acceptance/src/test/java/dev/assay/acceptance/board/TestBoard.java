package dev.assay.acceptance.board;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One board.
 *
 * @param user that people log in as, and that the agent runs as
 * @param host as the controller's network sees it
 * @param folder on this machine that holds its host key and, unless its size is limited, its home
 */
record TestBoard(String name, String user, String host, int port, Path folder) {
    /** As {@code assay device add} takes it. */
    String target() {
        return user + "@" + host + (port == 22 ? "" : ":" + port);
    }

    /** The user's home, as root sees it from outside. */
    Path home() {
        return folder.resolve("home");
    }

    /** Where the agent is. */
    Path agent() {
        return home().resolve(".local/share/assay-agent");
    }

    /** As {@code ssh-keygen -l} writes the board's host key now. */
    String fingerprint() throws IOException {
        try {
            String key = Files.readString(folder.resolve("host_key.pub")).split(" ")[1];
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(key.getBytes(StandardCharsets.US_ASCII)));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
