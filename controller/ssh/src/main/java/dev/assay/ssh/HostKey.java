package dev.assay.ssh;

/**
 * The public key by which a host is known.
 *
 * @param name as known_hosts writes it: {@code host} or {@code [host]:port}
 * @param line as known_hosts writes it after the name: {@code ssh-ed25519 AAAA…}
 * @param fingerprint as {@code ssh-keygen -l} writes it: {@code SHA256:…}
 */
public record HostKey(String name, String line, String fingerprint) {}
