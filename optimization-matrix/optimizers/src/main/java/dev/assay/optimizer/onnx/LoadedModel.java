package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;

/**
 * A model and the file it came from.
 *
 * @param bytes of the file
 * @param model with every weight inside
 * @param hasOutsideWeights whether some weights came from other files, so that the bytes alone are not the model
 */
public record LoadedModel(ByteString bytes, ModelProto model, boolean hasOutsideWeights) {
    /** The bytes of one file that holds the whole model: as it came, wherever that is possible. */
    public ByteString wholeBytes() {
        return hasOutsideWeights ? model.toByteString() : bytes;
    }
}
