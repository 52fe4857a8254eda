/** Smaller number types for weights and activations, written in the patterns that ONNX Runtime runs with integer kernels. */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.quantize;
