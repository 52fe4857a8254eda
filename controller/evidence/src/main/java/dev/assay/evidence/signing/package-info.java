/** Who vouches for a bundle. */
@org.jspecify.annotations.NullMarked
package dev.assay.evidence.signing;
