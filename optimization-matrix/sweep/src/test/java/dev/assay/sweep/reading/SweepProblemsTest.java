package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepProblemsTest {
    private static final String MODEL = "models: [{name: cnn, onnx: cnn.onnx, task: none}]\n";

    @TempDir
    Path folder;

    private SampleFiles files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = new SampleFiles(folder);
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLine() {
        String yaml = """
                sweep: many mistakes
                models:
                  - name: cnn
                    onnx: cnn.onnx
                    task: regression
                    teacher: resnet.onnx
                  - name: cnn
                    onnx: missing.onnx
                    task: classification
                    data: {calibration: test.npz, test: unlabelled.npz}
                  - name: remote
                    onnx: https://models.example/m.onnx
                    task: none
                axes:
                  quantisation: [none]
                  sparsity: [0, "3", 0.0]
                  rank: full
                  distillation: [none, {student: coloured.onnx, temperature: 4}]
                  runtime: [{provider: cpu, treads: 2}, {batch: 0}]
                exclude:
                  - {model: cn, sparsity: 2:4}
                  - {}
                measure: {runs: 0, duration: 10, warmup: 20m, sampels: 3}
                gate: {latency_p5O: {catch: 3%}, energy: {catch: 4pp}, accuracy: {catch: 1pp}, constraints: ["p95 <= 2 ms", "energy <= 2 W"]}
                limits: {cells: many}
                """;

        assertThat(problems(yaml)).isEqualTo("""
                        sample.yaml:1: sweep: "many mistakes"; expected a name of letters, digits, ., _ and - (at most 63), such as mobilenetv2
                        sample.yaml:5: models[0].task: "regression" is not available yet; expected classification or none
                        sample.yaml:6: models[0].teacher: training is not available yet; remove it, or name a ready student under axes.distillation
                        sample.yaml:7: models[1].name: "cnn" is the name of models[0].name; expected each name once
                        sample.yaml:8: models[1].onnx: "missing.onnx" does not exist; expected an ONNX file
                        sample.yaml:10: models[1].data.test: unlabelled.npz: arrays "input" float[2, 1, 32, 32]; expected an array "labels" of whole numbers with shape [2]
                        sample.yaml:12: models[2].onnx: "https://models.example/m.onnx"; expected sha256 beside it: what an address serves may change
                        sample.yaml:15: axes.quantisation: unknown key; expected quantization, sparsity, rank, distillation or runtime; did you mean quantization?
                        sample.yaml:16: axes.sparsity[1]: "3"; expected 0, the share of weights to remove such as 0.5 (below 1), or N:M such as 2:4
                        sample.yaml:16: axes.sparsity[2]: "0.0" means 0, as axes.sparsity[0] does; expected each value once
                        sample.yaml:17: axes.rank: "full"; expected a list such as [full, 0.5]
                        sample.yaml:18: axes.distillation[1].temperature: training is not available yet; remove it: the student must be trained already
                        sample.yaml:19: axes.runtime[0].treads: unknown key; expected provider, threads or batch; did you mean threads?
                        sample.yaml:19: axes.runtime[1].batch: "0"; expected a whole number from 1 to 65,536
                        sample.yaml:21: exclude[0].model: "cn"; expected a model of this sweep: cnn or remote; did you mean cnn?
                        sample.yaml:22: exclude[1]: a rule without a key excludes everything; expected at least one of model, quantization, sparsity, rank, distillation, runtime or device
                        sample.yaml:23: measure.sampels: unknown key; expected duration, samples, runs, warmup, warmup-max, timeout, cooldown or profile; did you mean samples?
                        sample.yaml:23: measure.duration: "10"; expected a number with its unit, such as 500ms, 10s, 1.5m or 1h
                        sample.yaml:23: measure.runs: "0"; expected a whole number from 1 to 100
                        sample.yaml:23: measure.warmup: "20m"; expected 0s to 10m
                        sample.yaml:24: gate.latency_p5O: unknown key; expected baseline, latency_p50, latency_p90, load, energy, memory_peak, size, accuracy or constraints; did you mean latency_p50?
                        sample.yaml:24: gate.energy.catch: "4pp"; expected a change in percent such as 3%
                        sample.yaml:24: gate.accuracy.catch: an option of the other figures; expected margin, such as {margin: 0.5pp}
                        sample.yaml:24: gate.constraints[0]: "p95 <= 2 ms"; expected latency_p50, p50, latency, latency_p90, p90, latency_p99, p99, load, energy, memory_peak, memory, size, accuracy, top-1, accuracy_drop or drop before the sign; did you mean p90?
                        sample.yaml:24: gate.constraints[1]: "energy <= 2 W"; expected an energy such as 2 J
                        sample.yaml:25: limits.cells: "many"; expected a whole number from 1 to 20,000,000
                        26 problems; nothing was started.""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data: {test: unlabelled.npz} | unlabelled.npz: arrays \"input\" float[2, 1, 32, 32]; expected an array \"labels\" of whole numbers with shape [2]",
                "data: {test: eleven-classes.npz} | eleven-classes.npz: labels from 10 to 10; expected 0 to 9, since the model tells 10 classes apart",
                "data: {test: nowhere.npz} | \"nowhere.npz\" does not exist; expected an NPZ file",
                "data: {test: test.npz, calibration: copy.npz} | \"copy.npz\" has the same bytes as the test data; expected data that nothing is scored on",
                "data: {test: broken.npz} | broken.npz: not a readable zip (zip END header not found); expected a whole NPZ file, as numpy.savez writes it",
                "data: {test: wide.npz} | wide.npz: array \"input\" float[1, 3, 32, 32]; expected what the model's input \"input\" float[-1, 1, 32, 32] takes",
            })
    void dataThatDoNotFitAreToldWhereTheyAreNamed(String data, String message) throws IOException {
        Files.copy(folder.resolve("test.npz"), folder.resolve("copy.npz"));
        Files.writeString(folder.resolve("broken.npz"), "PK");
        new NpzWriter()
                .array("input", "<f4", "(1, 3, 32, 32)", 12_288)
                .array("labels", "<i8", "(1,)", 8)
                .to(folder.resolve("wide.npz"));

        SweepException problems = read(
                "sweep: s\nmodels:\n  - name: cnn\n    onnx: cnn.onnx\n    task: classification\n    " + data + "\n");

        assertThat(problems.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    @Test
    void classificationNeedsTestData() {
        assertThat(problems("sweep: s\nmodels: [{name: a, onnx: cnn.onnx, task: classification}]\n"))
                .startsWith(
                        "sample.yaml:2: models[0]: no test data; expected data: {test: …} with labels, or task: none\n");
    }

    @Test
    void wrongHashNamesTheRightOne() {
        assertThat(problems(
                        "sweep: s\nmodels: [{name: a, onnx: cnn.onnx, task: none, sha256: " + "b".repeat(64) + "}]\n"))
                .contains("models[0].sha256: \"" + "b".repeat(60) + "…\" (64 characters); expected " + "a".repeat(64));
    }

    @Test
    void studentThatFitsNoModelIsAMistakeAndOneThatFitsSomeIsNot() throws SweepException {
        String axes = "axes: {distillation: [none, {student: coloured.onnx}]}\n";

        assertThat(problems("sweep: s\n" + MODEL + axes))
                .startsWith("sample.yaml:3: axes.distillation[1]: coloured.onnx: inputs \"input\" float[-1, 3, 32, 32];"
                        + " expected the model's \"input\" float[-1, 1, 32, 32]\n");
        assertThat(SweepReader.read(
                                "sample.yaml",
                                "sweep: s\nmodels: [{name: a, onnx: cnn.onnx, task: none},"
                                        + " {name: b, onnx: coloured.onnx, task: none}]\n"
                                        + axes.replace("coloured", "student"),
                                files)
                        .students())
                .containsOnlyKeys("student.onnx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{quantization: static-int8} | exclude[0].quantization: \"static-int8\"; expected a value of this axis: none or static-int8(per-tensor)",
                "{model: cnm} | exclude[0].model: \"cnm\"; expected a model of this sweep: cnn; did you mean cnn?",
                "{device: pi4} | exclude[0].device: \"pi4\"; expected a device of this sweep: pi5; did you mean pi5?",
                "{runtime: {threads: 2}} | exclude[0].runtime: matches nothing; expected settings of axes.runtime: {provider=cpu threads=1 batch=1}",
                "{quantization: [none, 7]} | exclude[0].quantization[1]: \"7\"; expected none, dynamic-int8, static-int8 or fp16-storage",
                "{quantization: []} | exclude[0].quantization: 0 items; expected 1 to 1,000, such as [a, b]",
            })
    void ruleThatWouldMatchNothingIsAMistake(String rule, String problem) {
        String yaml = "sweep: s\n" + MODEL + "axes: {quantization: [none, static-int8(per-tensor)]}\n"
                + "devices: {names: [pi5]}\nexclude:\n  - " + rule + "\n";

        assertThat(problems(yaml)).isEqualTo("sample.yaml:6: " + problem + "\n1 problem; nothing was started.");
    }

    @Test
    void valueMisspeltOnTheAxisIsNotToldAgainInTheRule() {
        assertThat(problems("sweep: s\n" + MODEL + "axes: {quantization: [none, static-int]}\n"
                        + "exclude: [{quantization: static-int8}]\n"))
                .endsWith("\n1 problem; nothing was started.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{scheme: static-int8, calibration: entropy} | .calibration: \"entropy\"; expected minmax or percentile",
                "{scheme: static-int8, percentile: 99} | .percentile: a percentile without its calibration; expected calibration: percentile",
                "{scheme: dynamic-int8, per-channel: true} | .per-channel: an option of static-int8; expected scheme: static-int8",
                "{scheme: static-int8, per-channel: yes} | .per-channel: \"yes\"; expected true or false",
                "{force: true} | .scheme: missing; expected the scheme, such as static-int8",
            })
    void wrongOptionsOfAQuantizationAreToldAtTheirKeys(String item, String problem) {
        assertThat(problems("sweep: s\n" + MODEL + "axes:\n  quantization:\n    - " + item + "\n"))
                .isEqualTo("sample.yaml:5: axes.quantization[0]" + problem + "\n1 problem; nothing was started.");
    }

    @Test
    void timeoutMustLeaveRoomForWarmupAndDuration() {
        assertThat(problems("sweep: s\n" + MODEL + "measure: {duration: 30s, warmup-max: 30s, timeout: 1m}\n"))
                .startsWith("sample.yaml:3: measure.timeout: \"1m\"; expected 60001ms to 24h\n");
    }

    @Test
    void tooManyCombinationsAreToldBeforeAnyIsMade() {
        String values = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> BigDecimal.valueOf(i, 4).toPlainString())
                .collect(Collectors.joining(", "));
        String runtimes = IntStream.rangeClosed(1, 30)
                .mapToObj(threads -> "{threads: " + threads + "}")
                .collect(Collectors.joining(", "));

        assertThat(problems("sweep: s\n" + MODEL + "axes:\n  sparsity: [" + values + "]\n  rank: [" + values
                        + "]\n  runtime: [" + runtimes + "]\n"))
                .startsWith("sample.yaml:4: axes: 30,000,000 combinations for each of 1 models;"
                        + " expected at most 20,000,000 in all\n");
    }

    private String problems(String yaml) {
        return String.valueOf(read(yaml).getMessage());
    }

    private SweepException read(String yaml) {
        return catchThrowableOfType(SweepException.class, () -> SweepReader.read("sample.yaml", yaml, files));
    }
}
