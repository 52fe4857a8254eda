/** What a check of evidence found, for people. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.evidence;
