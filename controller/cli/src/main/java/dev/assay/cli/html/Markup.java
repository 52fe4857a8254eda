package dev.assay.cli.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML or SVG that is written element by element. Every text and every attribute value is escaped, so that no model's name
 * can become markup. Not thread-safe.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. */
    Markup open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last; {@code tag} is its name, to be read at the call. */
    Markup close(String tag) {
        String expected = open.pop();
        if (!expected.equals(tag)) {
            throw new IllegalStateException("closing " + tag + ", but " + expected + " is open");
        }
        out.append("</").append(tag).append('>');
        return this;
    }

    /** A whole element with a text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** An element without content, as {@code <circle/>}. */
    Markup empty(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** Escaped text. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A line break in the file, for people who read it. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** Markup that was made by another instance, or that ships with Assay. Never anything that a user wrote. */
    Markup trusted(String markup) {
        out.append(markup);
        return this;
    }

    private StringBuilder start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** What was written. Everything that was opened must have been closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek() + " is still open");
        }
        return out.toString();
    }
}
