/** What ONNX Runtime's profiler wrote, read once and summed up. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.profile;
