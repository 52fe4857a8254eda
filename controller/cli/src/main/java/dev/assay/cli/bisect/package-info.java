/** Finds the commit that changed a figure: checks commits out beside the user's work tree, builds them, and has them compared. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.bisect;
