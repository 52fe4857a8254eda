package dev.assay.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public key by which a host is known.
 *
 * @param name as known_hosts writes it: {@code host} or {@code [host]:port}
 * @param line as known_hosts writes it after the name: {@code ssh-ed25519 AAAA…}
 */
public record HostKey(String name, String line) {
    /** As {@code ssh-keygen -l} writes it: {@code SHA256:…}. */
    public String fingerprint() {
        return fingerprint(Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1)));
    }

    static String fingerprint(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
