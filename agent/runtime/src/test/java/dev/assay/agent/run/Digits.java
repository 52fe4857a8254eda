package dev.assay.agent.run;

import java.nio.file.Path;

/** The example models and data of this repository. */
public final class Digits {
    private static final Path FOLDER = Path.of("..", "..", "optimization-matrix", "examples", "digits");

    private Digits() {}

    /** One of mobilenetv2, resnet, squeezenet, student, vit. */
    public static Path model(String name) {
        return FOLDER.resolve("models").resolve(name + "-digits.onnx");
    }

    /** 540 examples. */
    public static Path testData() {
        return FOLDER.resolve("data").resolve("digits-test.npz");
    }
}
