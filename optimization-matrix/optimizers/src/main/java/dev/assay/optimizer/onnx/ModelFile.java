package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ONNX model on disk. Whatever the file holds, reading it ends in a sound model or in a {@link ModelException}, and takes memory
 * in proportion to what is in the file, not to what the file claims.
 */
public final class ModelFile {
    /** As deep as messages may lie in each other; a subgraph takes three levels. */
    static final int DEPTH_MAX = 100;

    static final String TOO_DEEP = "messages nested more than " + DEPTH_MAX + " levels deep";

    /** Java cannot hold more in one array. */
    private static final long BYTES_MAX = Integer.MAX_VALUE - 8L;

    private ModelFile() {}

    /** The model, with weights that lie in other files put inside. */
    public static ModelProto read(Path file) throws ModelException {
        return load(file).model();
    }

    /** The model and the bytes it came from. */
    public static LoadedModel load(Path file) throws ModelException {
        ByteString bytes = bytes(file);
        Optional<String> other = ForeignFormat.of(bytes);
        if (other.isPresent()) {
            throw new ModelException(file, other.get(), "an ONNX model");
        }
        ModelProto parsed = parse(file, bytes);
        Inlining inlining = new Inlining(file);
        ModelProto model = inlining.apply(parsed);
        List<String> problems = new ArrayList<>();
        HeaderCheck.check(model, problems);
        GraphCheck.check(model.getGraph(), problems);
        TensorCheck.check(model.getGraph(), problems);
        if (!problems.isEmpty()) {
            throw new ModelException(file, problems);
        }
        return new LoadedModel(bytes, model, inlining.hasInlined());
    }

    private static ByteString bytes(Path file) throws ModelException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file, Files.exists(file) ? "not a file" : "no such file", "an ONNX model");
        }
        try {
            long size = Files.size(file);
            long sizeMax = Math.min(BYTES_MAX, MemoryNeed.available());
            if (size == 0) {
                throw new ModelException(file, "an empty file", "an ONNX model");
            }
            if (size > sizeMax) {
                throw new ModelException(
                        file, size + " bytes", "at most " + sizeMax + " bytes, what this Java process has room for");
            }
            return UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read (" + e + ")", "a readable file", e);
        }
    }

    private static ModelProto parse(Path file, ByteString bytes) throws ModelException {
        try {
            long need = MemoryNeed.of(input(bytes), ModelProto.getDescriptor());
            if (need > MemoryNeed.available()) {
                throw new ModelException(
                        file,
                        "parts that would take some " + need + " bytes of memory",
                        "at most " + MemoryNeed.available() + " bytes, what this Java process has room for");
            }
            return ModelProto.parseFrom(input(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(file, "broken or cut off (" + e.getMessage() + ")", "a whole ONNX model", e);
        } catch (IOException e) {
            throw new ModelException(file, "cannot be read (" + e + ")", "a readable file", e);
        }
    }

    private static CodedInputStream input(ByteString bytes) {
        CodedInputStream in = bytes.newCodedInput();
        in.setRecursionLimit(DEPTH_MAX);
        // Weights stay views of the bytes read, instead of being copied.
        in.enableAliasing(true);
        return in;
    }

    /** Writes the model whole or not at all; the same model gives the same bytes. */
    public static void write(ModelProto model, Path file) throws IOException {
        WholeFile.write(file, model.toByteString());
    }
}
