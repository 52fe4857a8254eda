package dev.assay.acceptance.deploy;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a compose file: {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${NAME:?message}}. */
final class Interpolation {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([-?])([^}]*))?}");

    private Interpolation() {}

    /** The text with its variables replaced; one that is required and has no value fails. */
    static String of(String text, Map<String, String> values) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(found -> {
            String value = values.getOrDefault(found.group(1), "");
            if (!value.isEmpty()) {
                return Matcher.quoteReplacement(value);
            }
            if ("-".equals(found.group(2))) {
                return Matcher.quoteReplacement(found.group(3));
            }
            throw new AssertionError(found.group() + " has no value");
        });
    }

    /** Every variable that stands in the text. */
    static Set<String> variables(String text) {
        return DeployFolder.found(text, VARIABLE.pattern());
    }

    /** Those without which nothing starts. */
    static Set<String> required(String text) {
        return DeployFolder.found(text, "\\$\\{([A-Z0-9_]+):\\?[^}]+}");
    }
}
