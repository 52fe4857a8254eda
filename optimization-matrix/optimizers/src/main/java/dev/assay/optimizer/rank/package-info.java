/** Replaces a matrix by two narrower ones where that saves multiplications. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.rank;
