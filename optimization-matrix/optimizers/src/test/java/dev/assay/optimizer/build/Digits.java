package dev.assay.optimizer.build;

import java.nio.file.Path;
import java.util.List;

/** The models and data of the example, which these tests build variants of. */
final class Digits {
    static final Path CALIBRATION = Path.of("../examples/digits/data/digits-calibration.npz");
    static final List<String> MODELS =
            List.of("mobilenetv2-digits", "resnet-digits", "squeezenet-digits", "student-digits", "vit-digits");

    private Digits() {}

    static Path model(String name) {
        return Path.of("../examples/digits/models", name + ".onnx");
    }
}
