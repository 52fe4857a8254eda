package dev.assay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Assay says of every built variant equals what ONNX Runtime answers to a program that is not ours. */
class AccuracyOutsideThisCodeTest {
    private static final String SWEEP = """
            sweep: outside
            models:
              - {name: mobilenetv2, onnx: models/mobilenetv2-digits.onnx, task: classification, data: {calibration: data/digits-calibration.npz, test: data/digits-corrupted-test.npz}}
              - {name: vit, onnx: models/vit-digits.onnx, task: classification, data: {calibration: data/digits-calibration.npz, test: data/digits-corrupted-test.npz}}
            axes:
              quantization: [none, static-int8, dynamic-int8, fp16-storage]
              sparsity: [0, "2:4"]
              rank: [full, 0.5]
            measure: {duration: 0.1s, samples: 64, runs: 1, warmup: 0.1s, warmup-max: 0.1s}
            """;

    /** 2 models × 4 × 2 × 2, less the 4 dynamic-int8 cells whose static plan skips mobilenetv2. */
    private static final int CELLS_MEASURED_MIN = 24;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void everyVariantAnswersEveryExampleAsOnnxRuntimeDoesWhenAskedByOthers() throws Exception {
        Optional<OutsidePython> python = OutsidePython.find(onnxRuntimeVersion());
        if (python.isEmpty()) {
            String reason = "SKIPPED: accuracy was not checked outside this code: no Python with onnxruntime "
                    + onnxRuntimeVersion() + " (set ASSAY_PYTHON; .ci/run installs one)";
            System.err.println(reason);
            Assumptions.abort(reason);
        }
        DigitsFolder.write(folder, SWEEP);

        AssayCommand.Outcome outcome = AssayCommand.run(
                folder,
                Duration.ofMinutes(8),
                "run",
                "sweep.yaml",
                "--json",
                "report.json",
                "--raw",
                "raw",
                "--no-html");

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        CampaignReport report = WireJson.read(CampaignReport.class, Files.readAllBytes(folder.resolve("report.json")));
        List<CellRow> measured = report.cells().stream()
                .filter(cell -> cell.state().isMeasured())
                .toList();
        assertThat(measured).hasSizeGreaterThanOrEqualTo(CELLS_MEASURED_MIN);
        Map<String, Path> artifacts = artifactsByHash(folder.resolve(".assay/controller/artifacts"));
        List<Path> models = measured.stream()
                .map(cell -> Objects.requireNonNull(
                        artifacts.get(Objects.requireNonNull(cell.artifact()).sha256())))
                .toList();
        List<int[]> outside =
                python.orElseThrow().predictions(folder.resolve("data/digits-corrupted-test.npz"), models);
        Map<Integer, AccuracyReport> inside = accuracyByCell(folder.resolve("raw"));
        for (int i = 0; i < measured.size(); i++) {
            CellRow cell = measured.get(i);
            AccuracyReport ours = Objects.requireNonNull(inside.get(cell.index()));
            assertThat(ours.predictions())
                    .as(cell.model() + " " + cell.variant())
                    .isEqualTo(outside.get(i));
        }
    }

    private static String onnxRuntimeVersion() {
        return ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion();
    }

    private static Map<String, Path> artifactsByHash(Path folder) throws IOException {
        Map<String, Path> found = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            found.put(Objects.requireNonNull(file.getFileName()).toString(), file));
        }
        return found;
    }

    /** The raw files begin with the cell's index in four digits. */
    private static Map<Integer, AccuracyReport> accuracyByCell(Path raw) throws Exception {
        Map<Integer, AccuracyReport> found = new HashMap<>();
        try (Stream<Path> files = Files.list(raw)) {
            for (Path file : files.toList()) {
                SessionReport session = WireJson.read(SessionReport.class, Files.readAllBytes(file));
                String name = Objects.requireNonNull(file.getFileName()).toString();
                found.put(Integer.valueOf(name.substring(0, 4)), Objects.requireNonNull(session.accuracy()));
            }
        }
        return found;
    }
}
