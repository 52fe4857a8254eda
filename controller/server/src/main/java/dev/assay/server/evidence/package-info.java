/** Bundles by which verdicts can be checked without a controller. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.evidence;
