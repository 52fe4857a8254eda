/** Which of the measured variants to ship: the best that surely keeps what is asked for. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.best;
