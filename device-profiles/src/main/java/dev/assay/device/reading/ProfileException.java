package dev.assay.device.reading;

import dev.assay.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Profiles that cannot be used; who wrote them must act. The message has a line per problem and a last one with their number. */
public final class ProfileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    /** @param problems at least one */
    public ProfileException(List<YamlProblem> problems) {
        super(problems.stream().map(YamlProblem::text).collect(Collectors.joining("\n", "", "\n"))
                + (problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
        this.problems = List.copyOf(problems);
    }

    /** File by file, each in its own order. */
    public List<YamlProblem> problems() {
        return problems;
    }
}
