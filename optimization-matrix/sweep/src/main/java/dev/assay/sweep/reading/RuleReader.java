package dev.assay.sweep.reading;

import dev.assay.sweep.Axes;
import dev.assay.sweep.DeviceSelector;
import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.ExcludeRule.RuntimePattern;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.QuantizationChoice;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.axis.Quantization;
import dev.assay.sweep.axis.Rank;
import dev.assay.sweep.axis.Sparsity;
import dev.assay.yaml.NearestName;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code exclude} and {@code include}. A rule can only name what the sweep has: a value that is on no axis would exclude
 * nothing and its author would not notice.
 */
final class RuleReader {
    private final List<String> models;
    private final Axes axes;
    private final boolean isAxesComplete;
    private final DeviceSelector devices;
    private final NamedFiles files;

    /**
     * For the rules of one sweep.
     *
     * @param models names of all models, also of those with other problems
     * @param isAxesComplete false when a value of an axis could not be read: a rule may then name it without being wrong itself
     */
    RuleReader(List<String> models, Axes axes, boolean isAxesComplete, DeviceSelector devices, NamedFiles files) {
        this.models = models;
        this.axes = axes;
        this.isAxesComplete = isAxesComplete;
        this.devices = devices;
        this.files = files;
    }

    List<ExcludeRule> excludes(Optional<YamlValue> value) {
        List<ExcludeRule> rules = new ArrayList<>();
        for (YamlValue item : value.map(list -> list.list("[{quantization: dynamic-int8, sparsity: 2:4}]"))
                .orElse(List.of())) {
            item.map(Section.EXCLUDE).flatMap(this::exclude).ifPresent(rules::add);
        }
        return rules;
    }

    private Optional<ExcludeRule> exclude(YamlMap map) {
        if (map.isEmpty()) {
            map.problem("a rule without a key excludes everything; expected at least one of "
                    + NearestName.list(Section.EXCLUDE.keys()));
            return Optional.empty();
        }
        return Optional.of(new ExcludeRule(
                values(map, "model", this::model),
                values(map, "quantization", this::quantization),
                values(
                        map,
                        "sparsity",
                        item -> onAxis(item, AxisValues.sparsity(item), axes.sparsity(), Sparsity::text)),
                values(map, "rank", item -> onAxis(item, AxisValues.rank(item), axes.rank(), Rank::text)),
                values(
                        map,
                        "distillation",
                        item -> onAxis(item, AxisValues.distillation(item), axes.distillation(), Distillation::text)),
                values(map, "runtime", this::pattern),
                values(map, "device", this::device)));
    }

    private static <T> List<T> values(YamlMap map, String key, Function<YamlValue, Optional<T>> reader) {
        return map.get(key).map(value -> value.oneOrMore("[a, b]")).orElse(List.of()).stream()
                .flatMap(item -> reader.apply(item).stream())
                .toList();
    }

    private Optional<String> model(YamlValue item) {
        return item.oneOf(models, "a model of this sweep: ");
    }

    private Optional<String> device(YamlValue item) {
        return devices.names().isEmpty()
                ? item.matching(DeviceReader.NAME, DeviceReader.NAME_EXPECTED)
                : item.oneOf(devices.names(), "a device of this sweep: ");
    }

    private Optional<Quantization> quantization(YamlValue item) {
        return onAxis(
                item,
                AxisValues.quantization(item).map(QuantizationChoice::value),
                axes.quantizationValues(),
                Quantization::text);
    }

    private Optional<RuntimePattern> pattern(YamlValue item) {
        int before = item.problems().count();
        Optional<RuntimePattern> pattern = AxisValues.runtimePattern(item);
        if (isAxesComplete
                && pattern.isPresent()
                && item.problems().count() == before
                && axes.runtime().stream().noneMatch(pattern.get()::matches)) {
            item.problem("matches nothing; expected settings of axes.runtime: "
                    + NearestName.list(axes.runtime().stream()
                            .map(settings -> "{" + settings.text() + "}")
                            .toList()));
        }
        return pattern;
    }

    private <T> Optional<T> onAxis(YamlValue item, Optional<T> value, List<T> axis, Function<T, String> text) {
        return value.filter(found -> {
            boolean isOnAxis = axis.contains(found);
            if (!isOnAxis && isAxesComplete) {
                item.problem("\"" + text.apply(found) + "\"; expected a value of this axis: "
                        + NearestName.list(axis.stream().map(text).toList()));
            }
            return isOnAxis;
        });
    }

    List<IncludeRule> includes(Optional<YamlValue> value) {
        List<IncludeRule> rules = new ArrayList<>();
        for (YamlValue item :
                value.map(list -> list.list("[{model: …, rank: 0.25}]")).orElse(List.of())) {
            item.map(Section.INCLUDE).flatMap(this::include).ifPresent(rules::add);
        }
        return rules;
    }

    /** An axis that is left out is left alone; a model, runtime or device that is left out means each of them. */
    private Optional<IncludeRule> include(YamlMap map) {
        if (map.isEmpty()) {
            map.problem("nothing; expected at least one of " + NearestName.list(Section.INCLUDE.keys()));
            return Optional.empty();
        }
        return Optional.of(new IncludeRule(
                map.get("model").flatMap(this::model).orElse(null),
                map.get("quantization").flatMap(AxisValues::quantization).orElse(QuantizationChoice.NONE),
                map.get("sparsity").flatMap(AxisValues::sparsity).orElse(new Sparsity.Dense()),
                map.get("rank").flatMap(AxisValues::rank).orElse(Rank.FULL),
                map.get("distillation")
                        .flatMap(item -> AxesReader.student(item, files))
                        .orElse(Distillation.NONE),
                map.get("runtime").flatMap(AxisValues::runtime).orElse(null),
                map.get("device").flatMap(this::device).orElse(null)));
    }
}
