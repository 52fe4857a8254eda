/** Finds the commit that changed a level by measuring few of them, although each measurement is noisy. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.bisection;
