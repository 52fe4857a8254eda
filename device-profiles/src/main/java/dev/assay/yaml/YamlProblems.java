package dev.assay.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with one file. One thread owns it. */
public final class YamlProblems {
    /** More than an author fixes in one go; a file of another kind would give thousands. */
    private static final int KEPT_MAX = 100;

    private final String fileName;
    private final List<YamlProblem> problems = new ArrayList<>();
    private int leftOut;

    /** @param fileName how messages call the file */
    public YamlProblems(String fileName) {
        this.fileName = fileName;
    }

    void add(Node node, String path, String message) {
        add(node.getStartMark().map(Mark::getLine).orElse(0) + 1, path, message);
    }

    /** Adds a problem; {@code line} counts from 1, and {@code path} is empty for the file as a whole. */
    public void add(int line, String path, String message) {
        if (problems.size() == KEPT_MAX) {
            leftOut++;
        } else {
            problems.add(new YamlProblem(fileName, line, printable(path), printable(message)));
        }
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** How many there are so far. */
    public int count() {
        return problems.size() + leftOut;
    }

    /** Everything found, in the order of the file. */
    public List<YamlProblem> inOrder() {
        List<YamlProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(YamlProblem::line));
        if (leftOut > 0) {
            sorted.add(new YamlProblem(
                    fileName,
                    sorted.get(sorted.size() - 1).line(),
                    "",
                    leftOut + " further problems are left out; expected at most " + KEPT_MAX));
        }
        return List.copyOf(sorted);
    }

    /** A problem stays on its line, and what a hostile file says cannot steer a terminal. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean isVisible = !Character.isISOControl(c)
                    && type != Character.FORMAT
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR
                    && type != Character.SURROGATE;
            if (isVisible) {
                printable.appendCodePoint(c);
            } else {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return printable.toString();
    }
}
