package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.Sweep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Keeps the JSON Schema, which editors read, in step with the reader. */
class SweepSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = schema();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKeyOfTheReaderIsInTheSchemaAndTheReverse(Section section) {
        JsonNode definition = definition(section);

        List<String> keys = new ArrayList<>();
        definition.get("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactlyInAnyOrderElementsOf(section.keys());
        assertThat(definition.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsExplained(Section section) {
        JsonNode definition = definition(section);

        assertThat(definition.path("description").asText()).isNotBlank();
        assertThat(definition.get("properties"))
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotBlank());
    }

    @Test
    void defaultsAndLimitsAreThoseOfTheReader() {
        MeasureSettings measure = MeasureSettings.DEFAULT;
        JsonNode keys = definition(Section.MEASURE).get("properties");

        assertThat(DurationText.parse(keys.at("/duration/default").asText())).isEqualTo(measure.duration());
        assertThat(DurationText.parse(keys.at("/warmup/default").asText())).isEqualTo(measure.warmup());
        assertThat(DurationText.parse(keys.at("/warmup-max/default").asText())).isEqualTo(measure.warmupMax());
        assertThat(DurationText.parse(keys.at("/timeout/default").asText())).isEqualTo(measure.timeout());
        assertThat(DurationText.parse(keys.at("/cooldown/default").asText())).isEqualTo(measure.cooldownMax());
        assertThat(keys.at("/profile/default").asBoolean()).isEqualTo(measure.profile());
        assertThat(keys.at("/samples/default").asInt()).isEqualTo(measure.samples());
        assertThat(keys.at("/samples/maximum").asInt()).isEqualTo(MeasureSettings.SAMPLES_MAX);
        assertThat(keys.at("/runs/default").asInt()).isEqualTo(measure.runs());
        assertThat(keys.at("/runs/maximum").asInt()).isEqualTo(MeasureSettings.RUNS_MAX);
        JsonNode runtime = definition(Section.RUNTIME).get("properties");
        assertThat(runtime.at("/threads/maximum").asInt()).isEqualTo(RuntimeSettings.THREADS_MAX);
        assertThat(runtime.at("/batch/maximum").asInt()).isEqualTo(RuntimeSettings.BATCH_MAX);
        JsonNode cells = definition(Section.LIMITS).at("/properties/cells");
        assertThat(cells.get("default").asInt()).isEqualTo(Sweep.CELLS_MAX_DEFAULT);
        assertThat(cells.get("maximum").asInt()).isEqualTo(Sweep.PRODUCT_MAX);
        assertThat(SCHEMA.at("/properties/seed/default").asLong()).isEqualTo(Sweep.SEED_DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits.yaml", "minimal.yaml"})
    void examplesAreValid(String name) throws IOException {
        assertThat(errors(Files.readString(DigitsExampleTest.FOLDER.resolve(name))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "axes: {quantization: [{scheme: static-int8, calibration: percentile, percentile: 99.9}]}",
                "axes: {quantization: [{scheme: dynamic-int8, force: true}, 'static-int8(per-tensor)']}",
                "axes: {sparsity: [0, 0.5, 2:4], rank: [0.5, 1]}",
                "axes: {distillation: [none, {student: student.onnx}]}",
                "axes: {runtime: [{threads: 4}]}",
                "exclude: [{quantization: [none], runtime: {threads: 1}}]",
                "include: [{rank: 0.5, device: pi5}]",
                "devices: {labels: {arch: x86_64, cores: 4}}",
                "measure: {duration: 500ms, warmup-max: 1.5m}",
                "gate: {baseline: release/1.2}",
                "gate: {latency_p50: {catch: 3%}, latency_p90: {catch: 6 %}, load: {catch: 5%}, size: {catch: 0.1%}}",
                "gate: {energy: {catch: 4%}, memory_peak: {catch: 50%}, accuracy: {margin: 0.5pp}}",
                "gate: {constraints: ['p90 <= 20 ms', '<= 2 J', 'size ≤ 1MiB', '>= 97 %', 'drop <= 0.5 pp']}",
                "gate: {constraints: 'latency <= 1.5 ms'}",
                "limits: {cells: 20000000}",
                "seed: 0",
            })
    void readerAndSchemaAcceptTheSame(String part) throws IOException {
        String yaml = complete(part);

        assertThat(errors(yaml)).isEmpty();
        assertThat(readerProblem(yaml)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown: 1",
                "gate: {}",
                "gate: {baseline: 'release 1'}",
                "gate: {latency_p50: 3%}",
                "gate: {latency_p50: {}}",
                "gate: {latency_p50: {catch: 0.0%}}",
                "gate: {latency_p50: {catch: 51%}}",
                "gate: {latency_p50: {catch: 3}}",
                "gate: {latency_p50: {margin: 3%}}",
                "gate: {latency_p99: {catch: 3%}}",
                "gate: {accuracy: {catch: 0.5pp}}",
                "gate: {accuracy: {margin: 0.5%}}",
                "gate: {accuracy: {margin: 50.1pp}}",
                "gate: {constraints: []}",
                "gate: {constraints: ['p90 < 20 ms']}",
                "gate: {constraints: ['p90 >= 20 ms']}",
                "gate: {constraints: ['p90 <= 20 MB']}",
                "gate: {constraints: ['<= 20 ms']}",
                "gate: {constraints: ['accuracy <= 0.97']}",
                "gate: {constraints: ['drop >= 1 pp']}",
                "gate: {constraints: [20]}",
                "axes: []",
                "axes: {quantization: none}",
                "axes: {quantization: [int4]}",
                "axes: {quantization: [{scheme: dynamic-int8, per-channel: true}]}",
                "axes: {quantization: [{scheme: static-int8, calibration: entropy}]}",
                "axes: {quantization: [{force: true}]}",
                "axes: {sparsity: [1]}",
                "axes: {sparsity: [-0.1]}",
                "axes: {rank: [0]}",
                "axes: {rank: [half]}",
                "axes: {distillation: [{student: s.onnx, method: soft-target}]}",
                "axes: {runtime: [{}]}",
                "axes: {runtime: [{threads: 0}]}",
                "exclude: [{}]",
                "exclude: {rank: 0.5}",
                "include: [{}]",
                "include: [{rank: [0.5]}]",
                "devices: {}",
                "devices: {names: [Kitchen Pi]}",
                "measure: {duration: 10}",
                "measure: {runs: 101}",
                "limits: {}",
                "limits: {cells: 0}",
                "seed: -1",
                "models: []",
                "models: [{name: cnn, onnx: cnn.onnx}]",
                "models: [{name: cnn, onnx: cnn.onnx, task: regression}]",
                "models: [{name: cnn, onnx: cnn.onnx, task: none, teacher: t.onnx}]",
                "models: [{name: cnn, onnx: cnn.onnx, task: none, sha256: abc}]",
                "models: [{name: a b, onnx: cnn.onnx, task: none}]",
                "models: [{name: cnn, onnx: cnn.onnx, task: none, data: {}}]",
            })
    void readerAndSchemaRefuseTheSame(String part) throws IOException {
        String yaml = complete(part);

        assertThat(errors(yaml)).isNotEmpty();
        assertThat(readerProblem(yaml)).isInstanceOf(SweepException.class);
    }

    private static String complete(String part) {
        String models = part.startsWith("models:")
                ? ""
                : "models: [{name: cnn, onnx: cnn.onnx, task: none, data: {calibration: calibration.npz}}]\n";
        return "sweep: s\n" + models + part + "\n";
    }

    private @Nullable Throwable readerProblem(String yaml) throws IOException {
        SampleFiles files = new SampleFiles(folder);
        return catchThrowable(() -> SweepReader.read("s.yaml", yaml, files));
    }

    private static List<Error> errors(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return VALIDATOR.validate(JSON.valueToTree(loaded));
    }

    private static JsonNode definition(Section section) {
        return section == Section.SWEEP
                ? SCHEMA
                : SCHEMA.at("/$defs/" + section.name().toLowerCase(Locale.ROOT));
    }

    private static JsonNode schema() {
        try (InputStream in = Sweep.class.getResourceAsStream("sweep.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
