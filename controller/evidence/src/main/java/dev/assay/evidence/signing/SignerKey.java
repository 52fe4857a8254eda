package dev.assay.evidence.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of the key by which a controller signs its evidence. Immutable. */
public final class SignerKey {
    static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey key;

    private SignerKey(PublicKey key) {
        this.key = key;
    }

    static SignerKey of(PublicKey key) {
        return new SignerKey(key);
    }

    /**
     * A key as a bundle has it.
     *
     * @param base64 of its SubjectPublicKeyInfo
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    public static SignerKey parse(String base64) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return new SignerKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no Ed25519 public key: " + e.getMessage(), e);
        }
    }

    /**
     * A key as {@code assay evidence key} prints it.
     *
     * @throws IllegalArgumentException when the text holds none
     */
    public static SignerKey parsePem(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no public key; expected " + BEGIN);
        }
        return parse(pem.substring(begin + BEGIN.length(), end));
    }

    /** SHA-256 of its SubjectPublicKeyInfo: 64 lower-case hex digits. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Its SubjectPublicKeyInfo. */
    public String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** For a file. */
    public String pem() {
        return BEGIN + "\n" + base64() + "\n" + END + "\n";
    }

    /** Whether its owner has signed these bytes. */
    public boolean hasSigned(byte[] bytes, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
