package dev.assay.evidence.signing;

import java.util.Base64;

/**
 * Who vouches for a manifest: {@code manifest.sig}.
 *
 * @param algorithm {@code Ed25519}
 * @param publicKey base64 of the signer's SubjectPublicKeyInfo
 * @param fingerprint of that key, for people
 * @param signature base64, of the manifest's bytes
 */
public record BundleSignature(String algorithm, String publicKey, String fingerprint, String signature) {
    /** Signs a manifest. */
    public static BundleSignature of(byte[] manifest, SigningKey key) {
        return new BundleSignature(
                SignerKey.ALGORITHM,
                key.signer().base64(),
                key.signer().fingerprint(),
                Base64.getEncoder().encodeToString(key.sign(manifest)));
    }

    /**
     * The key that it claims to be made with.
     *
     * @throws IllegalArgumentException when it is none
     */
    public SignerKey signer() {
        return SignerKey.parse(publicKey);
    }

    /** Whether it was made with its key, of this manifest. */
    public boolean holds(byte[] manifest) {
        try {
            return SignerKey.ALGORITHM.equals(algorithm)
                    && signer().fingerprint().equals(fingerprint)
                    && signer().hasSigned(manifest, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
