package dev.assay.optimizer.onnx;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recognises files that are often given where an ONNX model should be: "broken" would send their owner the wrong way. */
final class ForeignFormat {
    private record Mark(int offset, String text, String meaning) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(1, "PNG\r\n", "a PNG image"),
            new Mark(0, "ÿØÿ", "a JPEG image"),
            new Mark(0, "PK\u0003\u0004", "a zip archive (a PyTorch checkpoint, an NPZ file or a packed model)"),
            new Mark(0, "\u001f\u008b", "a gzip archive"),
            new Mark(4, "ORTM", "a model in the ORT format"),
            new Mark(4, "TFL3", "a TensorFlow Lite model"),
            new Mark(1, "HDF\r\n", "an HDF5 file (a Keras model)"),
            new Mark(1, "NUMPY", "a NumPy array"),
            new Mark(0, "version https://git-lfs", "the placeholder of a file in Git LFS (run \"git lfs pull\")"),
            new Mark(0, "<!DOCTYPE", "a web page"),
            new Mark(0, "<html", "a web page"));

    private ForeignFormat() {}

    static Optional<String> of(ByteString bytes) {
        return MARKS.stream()
                .filter(mark -> isAt(bytes, mark))
                .map(Mark::meaning)
                .findFirst();
    }

    private static boolean isAt(ByteString bytes, Mark mark) {
        byte[] wanted = mark.text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.size() >= mark.offset + wanted.length
                && bytes.substring(mark.offset, mark.offset + wanted.length).equals(ByteString.copyFrom(wanted));
    }
}
