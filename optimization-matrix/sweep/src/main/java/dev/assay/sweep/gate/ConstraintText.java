package dev.assay.sweep.gate;

import dev.assay.sweep.gate.GateMetric.Bound;
import dev.assay.yaml.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads constraints from text. Every method throws {@link IllegalArgumentException} with a sentence that begins with what was
 * found, in quotes, and says what was expected; it can follow the name of an option or a key. Stateless.
 */
public final class ConstraintText {
    /** What a constraint looks like, for messages. */
    public static final String EXPECTED = "a figure, <= or >=, and its limit, such as p90 <= 20 ms";

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]{0,30})?\\s*([<>=≤≥]{1,3})\\s*([0-9]\\S*)\\s*(\\D{0,10})");
    private static final Map<String, Bound> SIGNS =
            Map.of("<=", Bound.AT_MOST, "≤", Bound.AT_MOST, ">=", Bound.AT_LEAST, "≥", Bound.AT_LEAST);
    private static final Pattern UNIT = Pattern.compile("[0-9.\\s]+(\\D*)");

    private ConstraintText() {}

    /**
     * {@code p90 <= 20 ms}, {@code accuracy >= 0.97}, {@code size ≤ 2 MiB}. Where only one figure has such a limit its name may be
     * left out: {@code <= 2 J}, {@code >= 97 %}, {@code <= 0.5 pp}.
     */
    public static Constraint parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text, EXPECTED);
        }
        Bound bound = SIGNS.get(matcher.group(2));
        if (bound == null) {
            throw wrong(text, "<= or >=: the limit itself is allowed");
        }
        String amount = (matcher.group(3) + " " + matcher.group(4)).strip();
        GateMetric metric = metric(text, matcher.group(1), bound, amount);
        if (metric.bound() != bound) {
            throw wrong(
                    text,
                    matcher.group(1) + " " + metric.bound().sign() + " " + amount + ", since "
                            + (metric.bound() == Bound.AT_MOST ? "less" : "more") + " is better");
        }
        return constraint(metric, Optional.ofNullable(matcher.group(1)).orElse(metric.key()), amount, text);
    }

    /** The constraint of this metric with the limit {@code amount}, such as {@code 20ms}. */
    public static Constraint limit(GateMetric metric, String amount) {
        return constraint(metric, metric.key(), amount.strip(), amount);
    }

    private static GateMetric metric(String text, @Nullable String name, Bound bound, String amount) {
        if (name != null) {
            return GateMetric.named(name).orElseThrow(() -> {
                List<String> names = Arrays.stream(GateMetric.values())
                        .flatMap(metric -> metric.names().stream())
                        .toList();
                return wrong(text, NearestName.list(names) + " before the sign" + NearestName.hint(name, names));
            });
        }
        Matcher unit = UNIT.matcher(amount);
        List<GateMetric> possible = unit.matches()
                ? Arrays.stream(GateMetric.values())
                        .filter(metric -> metric.bound() == bound
                                && metric.quantity().units().contains(unit.group(1)))
                        .toList()
                : List.of();
        if (possible.size() == 1) {
            return possible.get(0);
        }
        throw wrong(
                text,
                "the figure's name before the sign"
                        + (possible.isEmpty()
                                ? ", such as p90 <= 20 ms"
                                : ": "
                                        + NearestName.list(possible.stream()
                                                .map(GateMetric::key)
                                                .toList())));
    }

    private static Constraint constraint(GateMetric metric, String name, String amount, String found) {
        double limit = metric.quantity().parse(amount, found);
        if (!metric.quantity().allows(limit)) {
            throw wrong(found, metric.quantity().expectedLimit());
        }
        return new Constraint(metric, limit, name + " " + metric.bound().sign() + " " + spaced(amount));
    }

    private static String spaced(String amount) {
        return amount.replaceFirst("([0-9])\\s*([^0-9.\\s]+)$", "$1 $2");
    }

    private static IllegalArgumentException wrong(String found, String expected) {
        return new IllegalArgumentException("\"" + found + "\"; expected " + expected);
    }
}
