/** The templates of {@code deploy} for CI systems, run in a real shell against recorded runs of the APIs that they talk to. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.ci;
