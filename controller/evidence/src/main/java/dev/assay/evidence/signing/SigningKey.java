package dev.assay.evidence.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The key by which a controller signs its evidence; it never leaves the controller's folder. Thread-safe. */
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final byte[] PROBE = {1};

    private final PrivateKey secret;
    private final SignerKey open;

    private SigningKey(PrivateKey secret, SignerKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new one. */
    public static SigningKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(SignerKey.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), SignerKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * The one in a file, made when there is no such file: both halves as PEM, readable by their owner alone. No other process may do so at
     * the same time.
     *
     * @throws IOException when the file holds no key, or others may read it; the message is for people
     */
    public static SigningKey open(Path file) throws IOException {
        if (!Files.exists(file)) {
            make().write(file);
        }
        requirePrivate(file);
        String text = Files.readString(file);
        try {
            SigningKey key = new SigningKey(secret(text), SignerKey.parsePem(text));
            if (!key.open.hasSigned(PROBE, key.sign(PROBE))) {
                throw new IllegalArgumentException("its halves do not belong together");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no signing key: " + e.getMessage()
                            + " (delete the file, and a new key is made; who trusts the old one must be told)",
                    e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            throw new IOException(file + " has the permissions "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + "; expected rw-------, since whoever reads it can sign as this controller");
        }
    }

    private static PrivateKey secret(String text) throws GeneralSecurityException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("expected " + BEGIN);
        }
        byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
        return KeyFactory.getInstance(SignerKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String body = Base64.getEncoder().encodeToString(secret.getEncoded());
        Files.writeString(part, BEGIN + "\n" + body + "\n" + END + "\n" + open.pem());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What others need to check its signatures. */
    public SignerKey signer() {
        return open;
    }

    /** Always the same for the same bytes. */
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(SignerKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs anything", e);
        }
    }
}
