package dev.assay.optimizer.onnx;

import java.util.List;
import java.util.stream.Collectors;

/** Shows a shape from a file that nobody can trust. */
final class Shapes {
    private static final int DIMENSIONS_MAX = 12;

    private Shapes() {}

    static String text(List<Long> dims) {
        return dims.stream().limit(DIMENSIONS_MAX).map(String::valueOf).collect(Collectors.joining(", ", "[", ""))
                + (dims.size() > DIMENSIONS_MAX ? ", … (" + dims.size() + " dimensions)]" : "]");
    }
}
