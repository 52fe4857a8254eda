/** Before anything is judged: whether there is something to measure, whether the sides may be compared, whether enough was measured. */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.admission;
