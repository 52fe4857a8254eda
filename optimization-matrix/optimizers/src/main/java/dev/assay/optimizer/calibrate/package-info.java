/** What values the tensors of a model take on calibration data, collected as a stream in memory that does not grow with the data. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.calibrate;
