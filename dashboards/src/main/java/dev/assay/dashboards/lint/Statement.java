package dev.assay.dashboards.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An InfluxQL statement, read as far as the rules need it: what its outermost part selects and groups by.
 *
 * @param influxQl with or without variables in it
 */
public record Statement(String influxQl) {
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ALIAS = Pattern.compile("(?i)\\bAS\\s+\"((?:[^\"\\\\]|\\\\.)*)\"\\s*$");
    private static final Pattern FUNCTION = Pattern.compile("^\\s*(\\w+)\\s*\\(");
    private static final Pattern TIME_GROUP = Pattern.compile("(?i)^\\s*time\\s*\\(");

    /** Whether it selects points, and does not ask for names. */
    public boolean selects() {
        return influxQl.strip().toUpperCase(Locale.ROOT).startsWith("SELECT");
    }

    /** The names of the columns that come back, without the time, in their order. */
    public List<String> columns() {
        if (!selects()) {
            return List.of();
        }
        String list = influxQl.substring(influxQl.toUpperCase(Locale.ROOT).indexOf("SELECT") + 6, from());
        List<String> columns = new ArrayList<>();
        for (String part : atTopLevel(list)) {
            Matcher alias = ALIAS.matcher(part);
            Matcher function = FUNCTION.matcher(part);
            Matcher name = NAME.matcher(part);
            if (alias.find()) {
                columns.add(alias.group(1));
            } else if (function.find()) {
                columns.add(function.group(1).toLowerCase(Locale.ROOT));
            } else if (name.find()) {
                columns.add(name.group(1));
            }
        }
        return columns;
    }

    /** The tags behind the outermost GROUP BY. */
    public List<String> groups() {
        int begin = topLevel("GROUP BY");
        if (begin < 0) {
            return List.of();
        }
        String rest = influxQl.substring(begin + "GROUP BY".length()).replaceAll("(?i)\\bfill\\s*\\(.*$", "");
        List<String> groups = new ArrayList<>();
        for (String part : atTopLevel(rest)) {
            Matcher name = NAME.matcher(part);
            if (!TIME_GROUP.matcher(part).find() && name.find()) {
                groups.add(name.group(1));
            }
        }
        return groups;
    }

    /** Whether the outermost part makes several series. */
    public boolean hasGroups() {
        return topLevel("GROUP BY") >= 0;
    }

    private int from() {
        int from = topLevel("FROM");
        return from < 0 ? influxQl.length() : from;
    }

    /** Where a keyword stands outside parentheses and quotes, or −1. */
    private int topLevel(String keyword) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < influxQl.length(); i++) {
            char c = influxQl.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && influxQl.regionMatches(true, i, keyword, 0, keyword.length()) && isWordStart(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isWordStart(int i) {
        return i == 0 || Character.isWhitespace(influxQl.charAt(i - 1)) || influxQl.charAt(i - 1) == ')';
    }

    private static List<String> atTopLevel(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(list.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(list.substring(begin));
        return parts;
    }
}
