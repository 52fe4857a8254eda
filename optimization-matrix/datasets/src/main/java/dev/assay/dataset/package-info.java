/** Examples and labels from NPZ files, read as a stream so that a data set may be larger than memory. */
@org.jspecify.annotations.NullMarked
package dev.assay.dataset;
