package dev.assay.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Where a controller listens.
 *
 * @param url {@code https://farm:8420}, without a slash at its end
 * @param pin SHA-256 of the certificate's public key (DER, SubjectPublicKeyInfo) in base64url without padding, 43 characters; null when
 *     the certificate is signed by a public authority, or without TLS
 */
public record ControllerAddress(String url, @Nullable String pin) {}
