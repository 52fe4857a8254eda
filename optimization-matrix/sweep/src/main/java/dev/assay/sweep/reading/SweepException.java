package dev.assay.sweep.reading;

import dev.assay.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/** A sweep that cannot be used; its author must act. The message has a line per problem and a last one with their number. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    /** @param problems at least one, in the order of the file */
    public SweepException(List<YamlProblem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(List<YamlProblem> problems) {
        return problems.stream().map(YamlProblem::text).collect(Collectors.joining("\n", "", "\n"))
                + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + "; nothing was started.";
    }

    /** In the order of the file. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
