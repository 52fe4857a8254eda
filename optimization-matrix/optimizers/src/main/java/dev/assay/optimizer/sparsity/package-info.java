/**
 * Sets weights to zero. ONNX Runtime computes with zeros as with any other number: a pruned variant is no faster and takes as much
 * memory, only its compressed file is smaller.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.sparsity;
