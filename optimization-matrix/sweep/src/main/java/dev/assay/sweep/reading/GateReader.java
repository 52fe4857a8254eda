package dev.assay.sweep.reading;

import dev.assay.sweep.gate.Constraint;
import dev.assay.sweep.gate.ConstraintText;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.sweep.gate.GateSettings;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code gate}. Stateless. */
final class GateReader {
    /** A branch: what git allows and needs no quoting anywhere. */
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}");

    private GateReader() {}

    static GateSettings read(Optional<YamlValue> value) {
        Optional<YamlMap> read = value.flatMap(gate -> gate.map(Section.GATE));
        if (read.isEmpty()) {
            return GateSettings.UNSAID;
        }
        YamlMap map = read.get();
        int problemsBefore = map.problems().count();
        if (map.isEmpty()) {
            map.problem("nothing; expected at least one of baseline, constraints and the figures to compare");
        }
        Optional<String> baseline =
                map.get("baseline").flatMap(branch -> branch.matching(BRANCH, "the name of a branch, such as main"));
        Map<GateMetric, Double> changes = changes(map);
        List<Constraint> constraints = constraints(map.get("constraints"));
        return map.problems().count() > problemsBefore
                ? GateSettings.UNSAID
                : new GateSettings(baseline.orElse(null), changes, constraints);
    }

    private static Map<GateMetric, Double> changes(YamlMap map) {
        Map<GateMetric, Double> changes = new EnumMap<>(GateMetric.class);
        for (GateMetric metric : GateMetric.values()) {
            if (metric.isCompared()) {
                map.get(metric.key())
                        .flatMap(value -> change(metric, value))
                        .ifPresent(change -> changes.put(metric, change));
            }
        }
        return changes;
    }

    private static Optional<Double> change(GateMetric metric, YamlValue value) {
        boolean isAccuracy = metric == GateMetric.ACCURACY;
        String key = isAccuracy ? "margin" : "catch";
        String expected = metric.changeQuantity().expected();
        return value.map(isAccuracy ? Section.MARGIN : Section.CATCH)
                // Another key instead of this one is told already.
                .flatMap(map -> map.isEmpty()
                        ? map.require(key, "the smallest change that must be caught: " + expected)
                        : map.get(key))
                .flatMap(amount -> amount.parsed(expected, metric.changeQuantity()::parse)
                        .filter(change -> {
                            boolean isWithin = change > GateSettings.CHANGE_MIN && change <= GateSettings.CHANGE_MAX;
                            if (!isWithin) {
                                amount.expected(expected + ", more than 0 and at most 50" + (isAccuracy ? "pp" : "%"));
                            }
                            return isWithin;
                        }));
    }

    private static List<Constraint> constraints(Optional<YamlValue> value) {
        List<Constraint> constraints = new ArrayList<>();
        Map<GateMetric, YamlValue> seen = new HashMap<>();
        for (YamlValue item :
                value.map(list -> list.oneOrMore("[\"p90 <= 20 ms\"]")).orElse(List.of())) {
            Optional<Constraint> constraint = item.parsed(ConstraintText.EXPECTED, ConstraintText::parse);
            if (constraint.isEmpty()) {
                continue;
            }
            YamlValue first = seen.putIfAbsent(constraint.get().metric(), item);
            if (first == null) {
                constraints.add(constraint.get());
            } else {
                item.problem(
                        item.found() + " limits the same figure as " + first.path() + "; expected each figure once");
            }
        }
        return constraints;
    }
}
