package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.sweep.Axes;
import dev.assay.sweep.DeviceSelector;
import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.ExcludeRule.RuntimePattern;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReaderTest {
    private static final String MINIMAL = """
            sweep: minimal
            models:
              - {name: cnn, onnx: cnn.onnx, task: none}
            """;

    @TempDir
    Path folder;

    private SampleFiles files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = new SampleFiles(folder);
    }

    @Test
    void sweepThatSaysNothingHasTheDefaults() throws SweepException {
        Sweep sweep = read(MINIMAL);

        assertThat(sweep.name()).isEqualTo("minimal");
        assertThat(sweep.axes()).isEqualTo(Axes.DEFAULT);
        assertThat(sweep.devices()).isEqualTo(DeviceSelector.ANY);
        assertThat(sweep.measure()).isEqualTo(MeasureSettings.DEFAULT);
        assertThat(sweep.cellsMax()).isEqualTo(10_000);
        assertThat(sweep.seed()).isEqualTo(1);
        assertThat(sweep.excludes()).isEmpty();
        assertThat(sweep.includes()).isEmpty();
        assertThat(sweep.models().get(0).task()).isEqualTo(ModelTask.NONE);
        assertThat(sweep.models().get(0).test()).isNull();
    }

    @Test
    void everyKeyIsRead() throws SweepException {
        Sweep sweep = read("""
                sweep: everything
                models:
                  - name: cnn
                    onnx: cnn.onnx
                    sha256: %s
                    task: classification
                    data: {calibration: calibration.npz, test: test.npz}
                axes:
                  quantization:
                    - none
                    - {scheme: dynamic-int8, force: true}
                    - {scheme: static-int8, calibration: percentile, percentile: 99.9, per-channel: false}
                    - static-int8(per-tensor)
                  sparsity: [0, 0.50, 2:4]
                  rank: [full, 0.25]
                  distillation: [none, {student: student.onnx}]
                  runtime: [{threads: 1}, {provider: cuda, threads: 4, batch: 8}]
                exclude:
                  - {quantization: [dynamic-int8, static-int8(per-tensor)], sparsity: "2:4", runtime: {threads: 4}, device: pi5}
                  - {model: cnn, rank: 0.25, distillation: {student: student.onnx}}
                include:
                  - {model: cnn, quantization: fp16-storage, sparsity: 0.9, rank: 0.75, runtime: {batch: 2}, device: pi5}
                devices: {names: [pi5, orin], labels: {arch: x86_64, cores: 4}}
                measure: {duration: 2s, samples: 64, runs: 3, warmup: 500ms, warmup-max: 5s, timeout: 2m, cooldown: 0s, profile: false}
                limits: {cells: 500}
                seed: 7
                """.formatted("a".repeat(64)));

        assertThat(sweep.models().get(0).calibration()).satisfies(data -> {
            assertThat(data.examples()).isEqualTo(3);
            assertThat(data.sha256()).matches("[0-9a-f]{64}");
        });
        assertThat(sweep.models().get(0).test())
                .satisfies(data -> assertThat(data.examples()).isEqualTo(5));
        assertThat(sweep.axes())
                .isEqualTo(new Axes(
                        List.of(
                                QuantizationChoice.NONE,
                                new QuantizationChoice(AxisText.quantization("dynamic-int8"), true),
                                new QuantizationChoice(
                                        AxisText.quantization("static-int8(calibration=percentile:99.9,per-tensor)"),
                                        false),
                                new QuantizationChoice(AxisText.quantization("static-int8(per-tensor)"), false)),
                        List.of(new Sparsity.Dense(), new Sparsity.Unstructured(0.5), new Sparsity.Structured(2, 4)),
                        List.of(Rank.FULL, new Rank(0.25)),
                        List.of(Distillation.NONE, new Distillation("student.onnx")),
                        List.of(RuntimeSettings.DEFAULT, new RuntimeSettings("cuda", 4, 8))));
        assertThat(sweep.students()).containsOnlyKeys("student.onnx");
        assertThat(sweep.excludes())
                .containsExactly(
                        new ExcludeRule(
                                List.of(),
                                List.of(
                                        AxisText.quantization("dynamic-int8"),
                                        AxisText.quantization("static-int8(per-tensor)")),
                                List.of(new Sparsity.Structured(2, 4)),
                                List.of(),
                                List.of(),
                                List.of(new RuntimePattern(null, 4, null)),
                                List.of("pi5")),
                        new ExcludeRule(
                                List.of("cnn"),
                                List.of(),
                                List.of(),
                                List.of(new Rank(0.25)),
                                List.of(new Distillation("student.onnx")),
                                List.of(),
                                List.of()));
        assertThat(sweep.includes())
                .containsExactly(new IncludeRule(
                        "cnn",
                        new QuantizationChoice(AxisText.quantization("fp16-storage"), false),
                        new Sparsity.Unstructured(0.9),
                        new Rank(0.75),
                        Distillation.NONE,
                        new RuntimeSettings("cpu", 1, 2),
                        "pi5"));
        assertThat(sweep.devices())
                .isEqualTo(
                        new DeviceSelector(List.of("pi5", "orin"), List.of(), Map.of("arch", "x86_64", "cores", "4")));
        assertThat(sweep.measure())
                .isEqualTo(new MeasureSettings(
                        Duration.ofSeconds(2),
                        64,
                        3,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(2),
                        Duration.ZERO,
                        false));
        assertThat(sweep.cellsMax()).isEqualTo(500);
        assertThat(sweep.seed()).isEqualTo(7);
    }

    @Test
    void orderOfTheKeysDoesNotMatter() throws SweepException {
        Sweep one = read("""
                sweep: s
                models: [{name: cnn, onnx: cnn.onnx, task: none}]
                axes: {rank: [full, 0.5], quantization: [none, {scheme: dynamic-int8, force: true}]}
                measure: {runs: 2, samples: 10}
                """);
        Sweep other = read("""
                measure: {samples: 10, runs: 2}
                axes: {quantization: [none, {force: true, scheme: dynamic-int8}], rank: [full, 0.5]}
                models: [{task: none, onnx: cnn.onnx, name: cnn}]
                sweep: s
                """);

        assertThat(one).isEqualTo(other);
    }

    @Test
    void anchorsMaySpareRepetition() throws SweepException {
        Sweep sweep = read("""
                sweep: s
                models:
                  - {name: a, onnx: cnn.onnx, task: classification, data: &data {test: test.npz}}
                  - {name: b, onnx: vit.onnx, task: classification, data: *data}
                """);

        assertThat(sweep.models().get(1).test()).isEqualTo(sweep.models().get(0).test());
    }

    @Test
    void everyFileIsAskedForOnceAndClosedInTheEnd() throws SweepException {
        read("""
                sweep: s
                models:
                  - {name: a, onnx: cnn.onnx, task: classification, data: {test: test.npz}}
                  - {name: b, onnx: cnn.onnx, task: classification, data: {test: test.npz}}
                axes: {distillation: [none, {student: student.onnx}]}
                include: [{distillation: {student: student.onnx}, rank: 0.5}]
                """);

        assertThat(files.asked).containsExactly("cnn.onnx", "test.npz", "student.onnx");
        assertThat(files.opened)
                .hasSize(1)
                .allSatisfy(source -> assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> source.dataset().cursor("input"))
                        .withMessageContaining("closed"));
    }

    @Test
    void filesOfWindowsEditorsAreRead() throws SweepException {
        assertThat(read("\uFEFF" + MINIMAL.replace("\n", "\r\n"))).isEqualTo(read(MINIMAL));
    }

    @Test
    void longWarmupMovesTheBoundsThatNobodyWrote() throws SweepException {
        Sweep sweep = read(MINIMAL + "measure: {duration: 1h, warmup: 10m}\n");

        assertThat(sweep.measure().warmupMax()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sweep.measure().timeout()).isEqualTo(Duration.ofMinutes(140));
    }

    private Sweep read(String yaml) throws SweepException {
        return SweepReader.read("sample.yaml", yaml, files);
    }
}
