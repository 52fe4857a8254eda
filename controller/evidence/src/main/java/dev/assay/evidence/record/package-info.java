/** What the entries of a bundle say, as JSON. */
@org.jspecify.annotations.NullMarked
package dev.assay.evidence.record;
