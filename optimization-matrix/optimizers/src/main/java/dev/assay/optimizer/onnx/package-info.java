/**
 * ONNX files: read with suspicion, written whole or not at all. A model that {@link dev.assay.optimizer.onnx.ModelFile} has
 * read is sound enough for everything else in the optimizers to rely on.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.onnx;
