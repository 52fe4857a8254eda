package dev.assay.optimizer.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads weights that lie in files beside the model. A model can name any path: only those within its own folder are read, links followed. */
final class OutsideWeights {
    private final Path file;
    private long bytesRead;

    OutsideWeights(Path file) {
        this.file = file;
    }

    /** The bytes of a tensor whose values lie in another file. */
    ByteString values(TensorProto tensor) throws ModelException {
        String where = "initializer " + Quoted.name(tensor.getName()) + ": ";
        Map<String, String> entries = tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(
                        StringStringEntryProto::getKey, StringStringEntryProto::getValue, (first, second) -> first));
        Path weights = locate(where, entries.getOrDefault("location", ""));
        try (FileChannel channel = FileChannel.open(weights)) {
            long size = channel.size();
            long offset = number(where, "offset", entries.getOrDefault("offset", "0"));
            long length =
                    number(where, "length", entries.getOrDefault("length", Long.toString(Math.max(0, size - offset))));
            if (offset > size || length > size - offset) {
                throw problem(
                        where + length + " bytes from " + offset + " of " + weights.getFileName() + ", which has "
                                + size,
                        "a part of that file");
            }
            requireSize(where, tensor, length);
            ByteBuffer buffer = ByteBuffer.allocate((int) length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw problem(
                            where + weights.getFileName() + " became shorter while it was read", "a file at rest");
                }
            }
            return UnsafeByteOperations.unsafeWrap(buffer.array());
        } catch (IOException e) {
            throw new ModelException(file, where + "cannot be read (" + e + ")", "readable weights", e);
        }
    }

    private void requireSize(String where, TensorProto tensor, long length) throws ModelException {
        OptionalLong elements = ElementBytes.elements(tensor.getDimsList());
        int halfBytes = ElementBytes.halfBytes(tensor.getDataType());
        OptionalLong expected =
                elements.isEmpty() ? elements : ElementBytes.bytes(elements.getAsLong(), Math.max(1, halfBytes));
        if (expected.isEmpty() || (halfBytes > 0 && expected.getAsLong() != length)) {
            throw problem(
                    where + length + " bytes in another file for the shape " + Shapes.text(tensor.getDimsList()),
                    expected.isEmpty() ? "a shape with a size" : expected.getAsLong() + " bytes");
        }
        bytesRead += length;
        if (bytesRead > Math.min(Integer.MAX_VALUE, MemoryNeed.available())) {
            throw problem(
                    "more than " + bytesRead + " bytes of weights in other files",
                    "at most " + MemoryNeed.available() + " bytes, what this Java process has room for");
        }
    }

    private long number(String where, String key, String text) throws ModelException {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // Said below, together with negative numbers.
        }
        throw problem(where + key + " " + Quoted.name(text) + " of weights in another file", "a number of bytes");
    }

    private Path locate(String where, String location) throws ModelException {
        ModelException outside = problem(
                where + "weights in " + Quoted.name(location), "a relative path to a file in the model's own folder");
        if (location.isEmpty() || location.startsWith("/") || location.startsWith("\\")) {
            throw outside;
        }
        try {
            Path folder =
                    Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file lies in a folder");
            Path weights = folder.resolve(location).normalize();
            if (Path.of(location).isAbsolute() || !weights.startsWith(folder)) {
                throw outside;
            }
            if (!Files.isRegularFile(weights)) {
                throw problem(where + "no file " + Quoted.name(location) + " beside the model", "its weights there");
            }
            if (!weights.toRealPath().startsWith(folder.toRealPath())) {
                throw outside;
            }
            return weights;
        } catch (InvalidPathException | IOException e) {
            throw new ModelException(file, where + "weights in " + Quoted.name(location), "a readable file", e);
        }
    }

    private ModelException problem(String found, String expected) {
        return new ModelException(file, found, expected);
    }
}
