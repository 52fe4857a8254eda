/** Verdicts on figures that hardly vary or not at all: resident memory, and the length of a file. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.footprint;
