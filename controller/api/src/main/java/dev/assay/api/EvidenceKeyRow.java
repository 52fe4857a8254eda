package dev.assay.api;

/**
 * The key by which a controller signs its evidence.
 *
 * @param fingerprint SHA-256 of the key's SubjectPublicKeyInfo: 64 lower-case hex digits
 * @param publicKey as PEM
 */
public record EvidenceKeyRow(String fingerprint, String publicKey) {}
