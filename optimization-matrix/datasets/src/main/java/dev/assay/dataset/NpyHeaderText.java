package dev.assay.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the Python dictionary in an NPY header, for instance <code>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (200, 1), }</code>.
 * Values are a string, a truth value or a tuple of whole numbers; nothing else occurs in arrays of plain numbers.
 */
final class NpyHeaderText {
    private final String text;
    private int at;

    private NpyHeaderText(String text) {
        this.text = text;
    }

    /**
     * Returns {@link String}, {@link Boolean} and {@code List<Long>} values by key.
     *
     * @throws IllegalArgumentException says what was found where
     */
    static Map<String, Object> parse(String text) {
        NpyHeaderText reader = new NpyHeaderText(text);
        Map<String, Object> entries = new LinkedHashMap<>();
        reader.take('{');
        while (reader.next() != '}') {
            String key = reader.string();
            reader.take(':');
            if (entries.put(key, reader.value()) != null) {
                throw new IllegalArgumentException("the key '" + key + "' twice");
            }
            if (reader.next() != '}') {
                reader.take(',');
            }
        }
        reader.take('}');
        if (reader.next() != 0) {
            throw reader.unexpected();
        }
        return entries;
    }

    private Object value() {
        char first = next();
        if (first == '\'' || first == '"') {
            return string();
        }
        if (first == '(') {
            return numbers();
        }
        for (boolean value : new boolean[] {true, false}) {
            String word = value ? "True" : "False";
            if (text.startsWith(word, at)) {
                at += word.length();
                return value;
            }
        }
        if (first == '[') {
            throw new IllegalArgumentException("a structured type (a list of fields)");
        }
        throw unexpected();
    }

    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        take('(');
        while (next() != ')') {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            try {
                numbers.add(Long.parseLong(text, start, at, 10));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("a dimension that is no 64-bit whole number at " + start, e);
            }
            if (next() != ')') {
                take(',');
            }
        }
        take(')');
        return numbers;
    }

    private String string() {
        char quote = next();
        if (quote != '\'' && quote != '"') {
            throw unexpected();
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a string without an end at " + at);
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private void take(char expected) {
        if (next() != expected) {
            throw unexpected();
        }
        at++;
    }

    /** The next character that is no white space, 0 at the end. */
    private char next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException unexpected() {
        char found = next();
        return new IllegalArgumentException(
                found == 0 ? "the end of the header" : "the character '" + found + "' at " + at);
    }
}
