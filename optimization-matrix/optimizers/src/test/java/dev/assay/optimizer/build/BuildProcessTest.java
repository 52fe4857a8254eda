package dev.assay.optimizer.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProcessTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private BuildRequest request(String model, String quantization) {
        return new BuildRequest(
                Digits.model(model).toString(),
                null,
                Digits.CALIBRATION.toString(),
                quantization,
                "0",
                "full",
                folder.resolve("variant.onnx").toString(),
                1);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void buildsInAProcessOfItsOwn() throws Exception {
        BuildOutcome outcome = new BuildProcess(BuildProcess.STANDARD_FLAGS)
                .build(request("student-digits", "static-int8"), LONG, () -> false);

        assertThat(outcome.failure()).isNull();
        BuildReport report = Objects.requireNonNull(outcome.report());
        assertThat(report.operatorsAfter()).containsKey("QuantizeLinear");
        assertThat(report.actions()).isNotEmpty();
        assertThat(report.peakMemoryBytes()).isGreaterThan(20_000_000);
        assertThat(left()).containsExactly("variant.onnx");
    }

    @Test
    void givesTheModelsOwnBytesWhenNothingIsAsked() throws Exception {
        BuildOutcome outcome = new BuildProcess(BuildProcess.STANDARD_FLAGS)
                .build(request("student-digits", "none"), LONG, () -> false);

        assertThat(outcome.failure()).isNull();
        assertThat(folder.resolve("variant.onnx")).hasSameBinaryContentAs(Digits.model("student-digits"));
    }
}
