package dev.assay.sweep;

import dev.assay.sweep.ModelFacts.TensorFacts;
import dev.assay.sweep.gate.GateSettings;
import java.util.List;
import java.util.Map;

/** Facts of models that were never built, for tests. */
public final class SampleModels {
    private SampleModels() {}

    /** A convolutional net with a Gemm at its end, for digits. */
    public static ModelFacts convolutional() {
        return facts("a", Map.of("Conv", 31, "Clip", 21, "Gemm", 1), 18);
    }

    /** A net of convolutions and nothing else that has weights. */
    public static ModelFacts onlyConvolutions() {
        return facts("b", Map.of("Conv", 17, "Relu", 16, "Concat", 5), 9);
    }

    /** A transformer. */
    public static ModelFacts transformer() {
        return facts("c", Map.of("Conv", 1, "MatMul", 32, "Softmax", 4, "Gemm", 1), 24);
    }

    /** A model of these operators for digits, whose SHA-256 repeats this digit. */
    public static ModelFacts facts(String digit, Map<String, Integer> operators, int factorizable) {
        return new ModelFacts(
                digit.repeat(64),
                1_000,
                13,
                operators,
                factorizable,
                List.of(new TensorFacts("input", "float", List.of(-1L, 1L, 32L, 32L))),
                List.of(new TensorFacts("logits", "float", List.of(-1L, 10L))));
    }

    /** The same model with other inputs. */
    public static ModelFacts withInputShape(ModelFacts facts, Long... shape) {
        return new ModelFacts(
                facts.sha256(),
                facts.bytes(),
                facts.opset(),
                facts.operatorCounts(),
                facts.factorizableNodes(),
                List.of(new TensorFacts("input", "float", List.of(shape))),
                facts.outputs());
    }

    /** A model in a sweep, with calibration data. */
    public static ModelSpec spec(String name, ModelFacts facts) {
        return new ModelSpec(
                name,
                "models/" + name + ".onnx",
                facts,
                ModelTask.CLASSIFICATION,
                new DataSpec("data/calibration.npz", "d".repeat(64), 200),
                new DataSpec("data/test.npz", "e".repeat(64), 540));
    }

    /** A sweep over these models and axes and rules, otherwise with defaults. */
    public static Sweep sweep(
            List<ModelSpec> models, Axes axes, List<ExcludeRule> excludes, List<IncludeRule> includes) {
        return new Sweep(
                "sample",
                models,
                Map.of("student.onnx", facts("f", Map.of("Conv", 3, "Gemm", 1), 1)),
                axes,
                excludes,
                includes,
                DeviceSelector.ANY,
                MeasureSettings.DEFAULT,
                GateSettings.UNSAID,
                Sweep.CELLS_MAX_DEFAULT,
                Sweep.SEED_DEFAULT);
    }
}
