package dev.assay.sweep.reading;

import dev.assay.sweep.Axes;
import dev.assay.sweep.RuntimeSettings;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code axes}. An axis that is left out, or could not be read, has its single default value. Stateless. */
final class AxesReader {
    private AxesReader() {}

    static Axes read(Optional<YamlValue> value, NamedFiles files) {
        Optional<YamlMap> read = value.flatMap(axes -> axes.map(Section.AXES));
        if (read.isEmpty()) {
            return Axes.DEFAULT;
        }
        YamlMap map = read.get();
        return new Axes(
                axis(
                        map,
                        "quantization",
                        "[none, static-int8]",
                        AxisValues::quantization,
                        choice -> choice.value().text(),
                        Axes.DEFAULT.quantization()),
                axis(map, "sparsity", "[0, 0.5]", AxisValues::sparsity, Sparsity::text, Axes.DEFAULT.sparsity()),
                axis(map, "rank", "[full, 0.5]", AxisValues::rank, Rank::text, Axes.DEFAULT.rank()),
                axis(
                        map,
                        "distillation",
                        "[none, {student: models/student.onnx}]",
                        item -> student(item, files),
                        Distillation::text,
                        Axes.DEFAULT.distillation()),
                axis(
                        map,
                        "runtime",
                        "[{provider: cpu, threads: 1}]",
                        AxisValues::runtime,
                        RuntimeSettings::text,
                        Axes.DEFAULT.runtime()));
    }

    /** A distillation whose student, if it names one, could be read and fits a model. */
    static Optional<Distillation> student(YamlValue value, NamedFiles files) {
        return AxisValues.distillation(value).filter(distillation -> files.acceptsStudent(distillation, value));
    }

    private static <T> List<T> axis(
            YamlMap map,
            String key,
            String example,
            Function<YamlValue, Optional<T>> reader,
            Function<T, String> text,
            List<T> otherwise) {
        List<T> values = new ArrayList<>();
        Map<String, String> paths = new HashMap<>();
        for (YamlValue item : map.get(key).map(list -> list.list(example)).orElse(List.of())) {
            Optional<T> value = reader.apply(item);
            if (value.isEmpty()) {
                continue;
            }
            String before = paths.putIfAbsent(text.apply(value.get()), item.path());
            if (before == null) {
                values.add(value.get());
            } else {
                item.problem(item.found() + " means " + text.apply(value.get()) + ", as " + before
                        + " does; expected each value once");
            }
        }
        return values.isEmpty() ? otherwise : values;
    }
}
