package dev.assay.evidence.record;

/**
 * What wrote a bundle. Which software measured is in the environment of each session.
 *
 * @param controller release and hash of its code
 * @param optimizers version of those that build variants now
 * @param java version of its Java runtime
 * @param arch of its processor as the JVM names it: the last digits of logarithms may differ between families
 */
public record Software(String controller, String optimizers, String java, String arch) {}
