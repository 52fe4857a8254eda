package dev.assay.server;

import dev.assay.server.artifact.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The models and data of the example. */
public final class Digits {
    private static final Path FOLDER = Path.of("../../optimization-matrix/examples/digits");
    private static final List<String> FILES = List.of(
            "models/student-digits.onnx",
            "models/squeezenet-digits.onnx",
            "data/digits-calibration.npz",
            "data/digits-test.npz");

    private Digits() {}

    /** A sweep over the two smallest models, with the axes, rules and devices given as YAML. */
    public static String sweep(String rest) {
        return """
                sweep: mini
                models:
                  - name: student
                    onnx: models/student-digits.onnx
                    task: classification
                    data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
                  - name: squeezenet
                    onnx: models/squeezenet-digits.onnx
                    task: classification
                    data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
                measure: {duration: 0.1s, samples: 64, runs: 3, warmup: 0.1s, warmup-max: 0.2s}
                """ + rest;
    }

    /** A sweep over the smallest model alone. */
    public static String smallSweep(String rest) {
        return """
                sweep: small
                models:
                  - name: student
                    onnx: models/student-digits.onnx
                    task: classification
                    data: {calibration: data/digits-calibration.npz, test: data/digits-test.npz}
                measure: {duration: 0.1s, samples: 64, runs: 3, warmup: 0.1s, warmup-max: 0.2s}
                """ + rest;
    }

    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    public static List<String> files() {
        return FILES;
    }

    /** Stores the files; returns the hash of each. */
    public static Map<String, String> upload(ArtifactStore artifacts) {
        Map<String, String> sha256ByPath = new HashMap<>();
        for (String name : FILES) {
            try {
                sha256ByPath.put(name, artifacts.add(file(name)).sha256());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sha256ByPath;
    }
}
