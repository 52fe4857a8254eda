package dev.assay.sweep.reading;

import dev.assay.sweep.ExcludeRule.RuntimePattern;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Calibration;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values of the axes, on an axis and in a rule alike. Stateless. */
final class AxisValues {
    private static final List<String> SCHEMES = List.of("none", "dynamic-int8", "static-int8", "fp16-storage");
    private static final List<String> STATIC_INT8_KEYS = List.of("calibration", "percentile", "per-channel");
    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private AxisValues() {}

    static Optional<QuantizationChoice> quantization(YamlValue value) {
        if (!value.isMap()) {
            return value.parsed("a scheme such as static-int8", AxisText::quantization)
                    .map(quantization -> new QuantizationChoice(quantization, false));
        }
        return value.map(Section.QUANTIZATION).flatMap(map -> {
            Optional<String> scheme =
                    map.require("scheme", "the scheme, such as static-int8").flatMap(name -> name.oneOf(SCHEMES, ""));
            boolean isForced = map.get("force").flatMap(YamlValue::truth).orElse(false);
            return scheme.flatMap(name -> name.equals("static-int8") ? staticInt8(map) : plain(name, map))
                    .map(quantization -> new QuantizationChoice(quantization, isForced));
        });
    }

    private static Optional<Quantization> plain(String scheme, YamlMap map) {
        boolean isPlain = true;
        for (String key : STATIC_INT8_KEYS) {
            if (map.has(key)) {
                map.get(key)
                        .ifPresent(value -> value.problem("an option of static-int8; expected scheme: static-int8"));
                isPlain = false;
            }
        }
        return isPlain ? Optional.of(AxisText.quantization(scheme)) : Optional.empty();
    }

    private static Optional<Quantization> staticInt8(YamlMap map) {
        int before = map.problems().count();
        Calibration calibration = map.get("calibration")
                .flatMap(value -> value.parsed("minmax or percentile", AxisText::calibration))
                .orElse(Calibration.MINMAX);
        boolean perChannel = map.get("per-channel").flatMap(YamlValue::truth).orElse(true);
        Optional<YamlValue> percentile = map.get("percentile");
        if (percentile.isPresent()) {
            boolean isAsked = map.get("calibration")
                    .filter(value -> value.found().equals("\"percentile\""))
                    .isPresent();
            if (!isAsked) {
                percentile.get().problem("a percentile without its calibration; expected calibration: percentile");
            }
            calibration = percentile
                    .get()
                    .parsed("a percentile such as 99.99", text -> AxisText.calibration("percentile:" + text.strip()))
                    .orElse(calibration);
        }
        return map.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Quantization.StaticInt8(calibration, perChannel));
    }

    static Optional<Sparsity> sparsity(YamlValue value) {
        return value.parsed("0, a share such as 0.5, or N:M such as 2:4", AxisText::sparsity);
    }

    static Optional<Rank> rank(YamlValue value) {
        return value.parsed("full, or a share such as 0.5", AxisText::rank);
    }

    static Optional<Distillation> distillation(YamlValue value) {
        if (value.isMap()) {
            return value.map(Section.DISTILLATION)
                    .flatMap(map -> map.require("student", "the path of a ready student model"))
                    .flatMap(student -> student.text("the path of a ready student model"))
                    .map(Distillation::new);
        }
        return value.text("none, or {student: path}").flatMap(text -> {
            if (text.equals("none")) {
                return Optional.of(Distillation.NONE);
            }
            value.expected("none, or {student: path}");
            return Optional.empty();
        });
    }

    static Optional<RuntimeSettings> runtime(YamlValue value) {
        int before = value.problems().count();
        Optional<RuntimePattern> read = runtimePattern(value);
        if (read.isEmpty() || value.problems().count() > before) {
            return Optional.empty();
        }
        RuntimePattern pattern = read.get();
        return Optional.of(new RuntimeSettings(
                pattern.provider() == null ? RuntimeSettings.DEFAULT.provider() : pattern.provider(),
                pattern.threads() == null ? RuntimeSettings.DEFAULT.threads() : pattern.threads(),
                pattern.batch() == null ? RuntimeSettings.DEFAULT.batch() : pattern.batch()));
    }

    static Optional<RuntimePattern> runtimePattern(YamlValue value) {
        return value.map(Section.RUNTIME).flatMap(map -> {
            if (map.isEmpty()) {
                map.problem("nothing; expected provider, threads or batch");
                return Optional.empty();
            }
            return Optional.of(new RuntimePattern(
                    map.get("provider")
                            .flatMap(
                                    name -> name.matching(PROVIDER, "an execution provider in lower case, such as cpu"))
                            .orElse(null),
                    count(map, "threads", RuntimeSettings.THREADS_MAX).orElse(null),
                    count(map, "batch", RuntimeSettings.BATCH_MAX).orElse(null)));
        });
    }

    private static Optional<Integer> count(YamlMap map, String key, int most) {
        return map.get(key).flatMap(value -> value.whole(1, most)).map(Math::toIntExact);
    }
}
