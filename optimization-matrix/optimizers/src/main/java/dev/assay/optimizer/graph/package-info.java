/**
 * How the parts of an ONNX graph hang together, over the protobuf messages themselves: what a pass does not know, it keeps,
 * unknown fields included.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.graph;
