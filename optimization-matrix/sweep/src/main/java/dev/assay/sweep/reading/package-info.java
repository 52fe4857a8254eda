/** Reads a sweep from YAML and checks it against the files that it names; all problems are told at once, each with its line. */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep.reading;
