package dev.assay.server.access;

import dev.assay.server.problem.StartFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The secret of each role. Only their hashes stay in memory; compared in constant time. Thread-safe. */
public final class FarmTokens {
    private static final int SECRET_BYTES = 32;

    private final Map<Role, byte[]> hashes = new EnumMap<>(Role.class);

    private FarmTokens() {}

    /**
     * Reads the tokens of a folder, and makes those that are missing.
     *
     * @param folder holds {@code client.token} and {@code agent.token}, readable by their owner alone
     */
    public static FarmTokens open(Path folder, SecureRandom random) throws IOException {
        Files.createDirectories(folder);
        FarmTokens tokens = new FarmTokens();
        for (Role role : Role.values()) {
            Path file = folder.resolve(role.word() + ".token");
            if (!Files.exists(file)) {
                write(file, random);
            }
            String token = Files.readString(file).strip();
            if (token.length() < SECRET_BYTES) {
                throw new StartFailedException(
                        file + " holds " + token.length() + " characters; expected at least " + SECRET_BYTES
                                + " (delete the file, and a new token is made)",
                        null);
            }
            tokens.hashes.put(role, hash(token));
        }
        return tokens;
    }

    private static void write(Path file, SecureRandom random) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, HexFormat.of().formatHex(secret) + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whose token this is; empty when it is nobody's. */
    public Optional<Role> roleOf(String token) {
        byte[] shown = hash(token);
        Optional<Role> found = Optional.empty();
        for (Map.Entry<Role, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(shown, entry.getValue())) {
                found = Optional.of(entry.getKey());
            }
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
