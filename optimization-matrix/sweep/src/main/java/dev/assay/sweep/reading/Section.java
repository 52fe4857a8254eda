package dev.assay.sweep.reading;

import dev.assay.yaml.YamlSection;
import java.util.List;
import java.util.Map;

/** The mappings of a sweep and the keys that each may have. The JSON Schema has one definition for each, kept in step by a test. */
@SuppressWarnings("ImmutableEnumChecker") // the lists and maps are unmodifiable
enum Section implements YamlSection {
    SWEEP(
            List.of("sweep", "models", "axes", "exclude", "include", "devices", "measure", "gate", "limits", "seed"),
            Map.of()),
    MODEL(
            List.of("name", "onnx", "sha256", "task", "data"),
            Map.of(
                    "teacher",
                    "training is not available yet; remove it, or name a ready student under axes.distillation")),
    DATA(List.of("calibration", "test"), Map.of("train", "training is not available yet; remove it")),
    AXES(List.of("quantization", "sparsity", "rank", "distillation", "runtime"), Map.of()),
    QUANTIZATION(List.of("scheme", "calibration", "percentile", "per-channel", "force"), Map.of()),
    DISTILLATION(
            List.of("student"),
            Map.of(
                    "method", "training is not available yet; remove it: the student must be trained already",
                    "temperature", "training is not available yet; remove it: the student must be trained already")),
    RUNTIME(List.of("provider", "threads", "batch"), Map.of()),
    EXCLUDE(List.of("model", "quantization", "sparsity", "rank", "distillation", "runtime", "device"), Map.of()),
    INCLUDE(List.of("model", "quantization", "sparsity", "rank", "distillation", "runtime", "device"), Map.of()),
    DEVICES(List.of("names", "profiles", "labels"), Map.of()),
    MEASURE(List.of("duration", "samples", "runs", "warmup", "warmup-max", "timeout", "cooldown", "profile"), Map.of()),
    GATE(
            List.of(
                    "baseline",
                    "latency_p50",
                    "latency_p90",
                    "load",
                    "energy",
                    "memory_peak",
                    "size",
                    "accuracy",
                    "constraints"),
            Map.of()),
    CATCH(List.of("catch"), Map.of("margin", "an option of accuracy; expected catch, such as {catch: 3%}")),
    MARGIN(
            List.of("margin"),
            Map.of("catch", "an option of the other figures; expected margin, such as {margin: 0.5pp}")),
    LIMITS(List.of("cells"), Map.of());

    private final List<String> keys;
    private final Map<String, String> refused;

    Section(List<String> keys, Map<String, String> refused) {
        this.keys = keys;
        this.refused = refused;
    }

    @Override
    public List<String> keys() {
        return keys;
    }

    @Override
    public Map<String, String> refused() {
        return refused;
    }
}
