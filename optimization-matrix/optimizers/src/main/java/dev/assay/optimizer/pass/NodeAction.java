package dev.assay.optimizer.pass;

/**
 * What a step did to one node, or why it left it alone.
 *
 * @param node its name in the model, or that of its first output where it has none
 * @param operator ONNX operator, for instance {@code Conv}
 * @param action one word or two: {@code quantized}, {@code pruned}, {@code factorized}, {@code left alone}
 * @param detail figures or the reason: {@code rank 24 of 96, 41 % of the multiplications}
 */
public record NodeAction(String node, String operator, String action, String detail) {}
