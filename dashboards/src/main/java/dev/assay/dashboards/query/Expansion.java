package dev.assay.dashboards.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills variables and macros into a statement as Grafana does, as far as the dashboards of this room use them. Stateless. */
public final class Expansion {
    /** {@code $name}, {@code ${name}} and {@code ${name:format}}; the name may have a path behind a point. */
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{(\\w+)((?:\\.[^:}]+)?)(?::(\\w+))?}|(\\w+))");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$*+?.()|\\[\\]{}/]");

    private Expansion() {}

    /** The names of all variables, built-in ones included, in the order in which they appear. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1) == null ? matcher.group(4) : matcher.group(1));
        }
        return names;
    }

    /**
     * Fills in values: one is written as it is or escaped for a regular expression, as the format says; several become alternatives.
     *
     * @param values by name; a list with the one element {@code .*} stands for "all" and is never escaped
     * @throws IllegalArgumentException when a variable has no value, or several without the format {@code regex}
     */
    public static String fill(String text, Map<String, List<String>> values) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(4) : match.group(1);
            List<String> chosen = values.get(name);
            if (chosen == null || chosen.isEmpty()) {
                throw new IllegalArgumentException("variable " + name + " has no value in: " + text);
            }
            return Matcher.quoteReplacement(format(name, chosen, match.group(3)));
        });
    }

    private static String format(String name, List<String> chosen, @Nullable String format) {
        if (chosen.equals(List.of(ALL))) {
            return ALL;
        }
        if ("regex".equals(format)) {
            return chosen.size() == 1
                    ? escaped(chosen.get(0))
                    : chosen.stream().map(Expansion::escaped).collect(Collectors.joining("|", "(", ")"));
        }
        if (chosen.size() > 1) {
            throw new IllegalArgumentException("variable " + name + " has several values; expected the format regex");
        }
        return chosen.get(0);
    }

    /** What "all" stands for in a regular expression. */
    public static final String ALL = ".*";

    private static String escaped(String value) {
        return SPECIAL.matcher(value).replaceAll("\\\\$0");
    }
}
