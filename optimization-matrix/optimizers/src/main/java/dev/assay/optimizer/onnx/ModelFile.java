package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An ONNX model on disk. */
public final class ModelFile {
    /** As deep as protobuf messages may lie in each other; a subgraph takes three levels. */
    static final int DEPTH_MAX = 100;

    /** A model in memory takes this many times its file, at least: the bytes read and a changed copy. */
    private static final int COPIES_IN_MEMORY = 2;

    private ModelFile() {}

    /** The model, with weights that lie in other files put inside. */
    public static ModelProto read(Path file) throws ModelException {
        return parse(file, bytes(file));
    }

    /** The file as it is, if it can be a model at all. */
    public static ByteString bytes(Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file, Files.exists(file) ? "not a file" : "no such file", "an ONNX file");
        }
        try {
            long size = Files.size(file);
            long sizeMax = Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / COPIES_IN_MEMORY);
            if (size == 0) {
                throw new ModelException(file, "an empty file", "an ONNX file");
            }
            if (size > sizeMax) {
                throw new ModelException(
                        file,
                        size + " bytes",
                        "at most " + sizeMax + " bytes in a Java process with "
                                + Runtime.getRuntime().maxMemory() + " bytes of heap");
            }
            return UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }

    /** The model in these bytes of a file; the file says where other files are looked for. */
    public static ModelProto parse(Path file, ByteString bytes) throws ModelException {
        CodedInputStream in = bytes.newCodedInput();
        in.setRecursionLimit(DEPTH_MAX);
        // Weights stay views of the bytes read, instead of being copied.
        in.enableAliasing(true);
        try {
            return ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(file, "no whole ONNX model (" + e.getMessage() + ")", "an ONNX file", e);
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }

    /** Whether some weights lie in other files, so that the bytes alone are not the model. */
    public static boolean hasOutsideWeights(ModelProto asWritten) {
        return asWritten.getGraph().getInitializerList().stream()
                .anyMatch(tensor -> tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL);
    }

    /** Writes the model whole or not at all; the same model gives the same bytes. */
    public static void write(ModelProto model, Path file) throws IOException {
        WholeFile.write(file, model.toByteString());
    }
}
