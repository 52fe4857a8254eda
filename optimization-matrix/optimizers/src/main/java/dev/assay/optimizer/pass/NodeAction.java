package dev.assay.optimizer.pass;

import ai.onnx.proto.OnnxMl.NodeProto;

/**
 * What a step did to one node, or why it left it alone.
 *
 * @param node its name in the model, or that of its first output where it has none
 * @param operator ONNX operator, for instance {@code Conv}
 * @param action one word or two: {@code quantized}, {@code pruned}, {@code factorized}, {@code left alone}
 * @param detail figures or the reason: {@code rank 24 of 96, 41 % of the multiplications}
 */
public record NodeAction(String node, String operator, String action, String detail) {

    /** What was done to this node. */
    public static NodeAction of(NodeProto node, String action, String detail) {
        return new NodeAction(name(node), node.getOpType(), action, detail);
    }

    /** The node's name, or that of its first output where it has none. */
    public static String name(NodeProto node) {
        return node.getName().isEmpty() && node.getOutputCount() > 0 ? node.getOutput(0) : node.getName();
    }
}
