/** Bytes by their SHA-256: uploaded models and data, built variants, raw reports. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.artifact;
