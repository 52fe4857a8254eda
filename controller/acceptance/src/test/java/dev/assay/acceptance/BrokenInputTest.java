package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's mistake ends in a sentence that helps, exit code 3, and nothing half-written. */
class BrokenInputTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WRONG_INPUT = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static String sweep(String model, String testData) {
        return """
                sweep: broken
                models:
                  - name: m
                    onnx: %s
                    task: classification
                    data: {calibration: data/digits-calibration.npz, test: %s}
                """.replaceFirst("%s", model).replaceFirst("%s", testData);
    }

    private String refused(String... arguments) throws Exception {
        AssayCommand.Outcome outcome = AssayCommand.run(folder, LIMIT, arguments);

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(WRONG_INPUT);
        assertThat(outcome.output()).doesNotContain("Exception").doesNotContain("\tat ");
        return outcome.output();
    }

    private Path broken(String kind) throws IOException {
        return switch (kind) {
            case "truncated.onnx" -> BrokenFiles.truncatedModel(folder);
            case "climbing.onnx" -> BrokenFiles.climbingModel(folder);
            case "absurd-weights.onnx" -> BrokenFiles.absurdWeights(folder);
            case "absurd-input.onnx" -> BrokenFiles.absurdInput(folder);
            case "empty.onnx" -> Files.createFile(folder.resolve(kind));
            default -> Files.writeString(folder.resolve(kind), "<html>404 not found</html>");
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated.onnx",
                "climbing.onnx",
                "absurd-weights.onnx",
                "absurd-input.onnx",
                "empty.onnx",
                "page.onnx"
            })
    void aBrokenModelIsRefusedByEveryCommandThatReadsOne(String kind) throws Exception {
        DigitsFolder.write(folder, sweep(kind, "data/digits-test.npz"));
        broken(kind);

        String checked = refused("sweep", "validate", "sweep.yaml");
        String ran = refused("run", "sweep.yaml");
        String optimized = refused("optimize", kind, "--quantization", "fp16-storage", "--out", "out");
        String measured = refused("bench", kind, "--duration", "1s", "--runs", "1");

        assertThat(List.of(checked, ran, optimized, measured))
                .allSatisfy(said -> assertThat(said).contains(kind));
        assertThat(checked).contains("sweep.yaml:4:");
        assertThat(ran).contains("sweep.yaml:4:").contains("nothing was started");
        assertThat(filesIn("out")).isEmpty();
        assertThat(filesIn(".assay/controller")).isEmpty();
    }

    @Test
    void everyProblemOfASweepIsToldAtOnceWithItsLine() throws Exception {
        DigitsFolder.write(folder, """
                sweep: broken
                models:
                  - name: m
                    onnx: models/missing.onnx
                    task: clasification
                axes:
                  quantisation: [none]
                  sparsity: [1.5]
                """);

        String said = refused("sweep", "validate", "sweep.yaml");

        assertThat(said)
                .contains("sweep.yaml:4:")
                .contains("sweep.yaml:5:")
                .contains("sweep.yaml:7:")
                .contains("sweep.yaml:8:")
                .contains("quantization")
                .contains("problems");
    }

    @Test
    void dataOfTheWrongShapeIsNamedWithBothShapes() throws Exception {
        BrokenFiles.data(folder, "wrong.npz", 5, 3, 7, 7);
        DigitsFolder.write(folder, sweep("models/student-digits.onnx", "wrong.npz"));

        assertThat(refused("sweep", "validate", "sweep.yaml"))
                .contains("wrong.npz")
                .contains("3")
                .contains("32");
    }

    @Test
    void dataWithoutLabelsCannotScoreAClassifier() throws Exception {
        BrokenFiles.data(folder, "bare.npz", 5, 1, 32, 32);
        DigitsFolder.write(folder, sweep("models/student-digits.onnx", "bare.npz"));

        assertThat(refused("sweep", "validate", "sweep.yaml"))
                .contains("bare.npz")
                .contains("labels");
    }

    private List<Path> filesIn(String name) throws IOException {
        Path inside = folder.resolve(name);
        if (!Files.exists(inside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(inside)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
