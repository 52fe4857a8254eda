package dev.assay.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file.
 *
 * @param marker {@code @revoked}, {@code @cert-authority}, or empty
 * @param hosts names, patterns or a hashed name, as written
 * @param type of the key, for instance {@code ssh-ed25519}
 * @param key the public key's bytes
 * @param where file and line number, for people
 */
@SuppressWarnings("ArrayRecordComponent") // compared by holds() alone, and never changed
record KnownHostsLine(String marker, String hosts, String type, byte[] key, String where) {
    static final String REVOKED = "@revoked";
    static final String AUTHORITY = "@cert-authority";
    private static final String HASHED = "|1|";

    /** Empty for comments, empty lines and what is no key line. */
    static Optional<KnownHostsLine> read(String line, String where) {
        String[] words = line.strip().split("\\s+");
        int first = words[0].startsWith("@") ? 1 : 0;
        if (line.isBlank() || words[0].startsWith("#") || words.length < first + 3) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(words[first + 2]);
            String marker = first == 1 ? words[0] : "";
            return Optional.of(new KnownHostsLine(marker, words[first], words[first + 1], key, where));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean holds(byte[] other) {
        return MessageDigest.isEqual(key, other);
    }

    /** Whether the line speaks of a host: {@code name} as {@link SshTarget#hostKeyName} writes it. */
    boolean names(String name) {
        if (hosts.startsWith(HASHED)) {
            return hashMatches(name);
        }
        boolean named = false;
        for (String pattern : hosts.toLowerCase(Locale.ROOT).split(",")) {
            if (pattern.startsWith("!")) {
                if (matches(pattern.substring(1), name)) {
                    return false;
                }
            } else {
                named |= matches(pattern, name);
            }
        }
        return named;
    }

    private boolean hashMatches(String name) {
        String[] parts = hosts.substring(HASHED.length()).split("\\|");
        if (parts.length != 2) {
            return false;
        }
        try {
            // OpenSSH's own format; SHA-1 only hides the name here and protects no key.
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return name.matches(regex.toString());
    }
}
