package dev.assay.cli.bisect;

import dev.assay.cli.files.WholeFile;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a bisection knows, as it is written to a file after each step. Immutable.
 *
 * @param question what is asked: of the same answers only to the same question
 * @param commits after the good one up to the bad one, the oldest first
 * @param baseline campaign that measured the good build; null before there is one
 * @param builds what was tried to build
 * @param observations what was compared with the good build
 */
public record BisectState(
        String format,
        Question question,
        List<String> commits,
        @Nullable String baseline,
        List<Build> builds,
        List<Observation> observations) {
    /** Raised when older files mean something else. */
    static final String FORMAT = "assay-bisect/1";

    /**
     * What is asked.
     *
     * @param sweep the file's hash
     * @param cell which figure of which cell, as the user chose it
     */
    public record Question(String sweep, String good, String bad, String command, String cell) {}

    /**
     * What became of building a commit.
     *
     * @param hash of all files that would be measured; null when it could not be built
     * @param failure why not; null when it was
     */
    public record Build(
            String commit, @Nullable String hash, @Nullable String failure) {}

    /**
     * A commit beside the good build.
     *
     * @param logRatios ln(commit / good) of each pair
     */
    public record Observation(String commit, String campaign, List<Double> logRatios, double deviceSeconds) {
        public Observation {
            logRatios = List.copyOf(logRatios);
        }
    }

    public BisectState {
        commits = List.copyOf(commits);
        builds = List.copyOf(builds);
        observations = List.copyOf(observations);
    }

    /** Nothing is known yet. */
    static BisectState begin(Question question, List<String> commits) {
        return new BisectState(FORMAT, question, commits, null, List.of(), List.of());
    }

    /**
     * What an earlier bisection wrote; empty when there is no file.
     *
     * @throws BisectException when the file is about something else
     */
    static Optional<BisectState> read(Path file, Question question) throws BisectException, IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            BisectState state = WireJson.read(BisectState.class, Files.readAllBytes(file));
            if (!state.format().equals(FORMAT) || !state.question().equals(question)) {
                throw new BisectException(file + " is the state of another bisection ("
                        + state.question().good()
                        + " to " + state.question().bad()
                        + ", or another sweep, command or cell); delete it, or name another file with --state");
            }
            return Optional.of(state);
        } catch (WireFormatException e) {
            throw new BisectException(file + " is no state of a bisection: " + e.getMessage() + "; delete it");
        }
    }

    void write(Path file) throws IOException {
        WholeFile.write(file, WireJson.writePretty(this));
    }

    BisectState withBaseline(String campaign) {
        return new BisectState(format, question, commits, campaign, builds, observations);
    }

    BisectState with(Build build) {
        List<Build> more = new ArrayList<>(builds);
        more.add(build);
        return new BisectState(format, question, commits, baseline, more, observations);
    }

    BisectState with(Observation observation) {
        List<Observation> more = new ArrayList<>(observations);
        more.add(observation);
        return new BisectState(format, question, commits, baseline, builds, more);
    }

    /** More is known of a build than when it was made. */
    BisectState withBuild(Build changed) {
        List<Build> others = new ArrayList<>(builds);
        others.removeIf(build -> build.commit().equals(changed.commit()));
        others.add(changed);
        return new BisectState(format, question, commits, baseline, others, observations);
    }

    Optional<Build> build(String commit) {
        return builds.stream().filter(build -> build.commit().equals(commit)).findFirst();
    }

    Optional<Observation> observation(String commit) {
        return observations.stream()
                .filter(observation -> observation.commit().equals(commit))
                .findFirst();
    }

    int pairs() {
        return observations.stream().mapToInt(one -> one.logRatios().size()).sum();
    }

    double deviceSeconds() {
        return observations.stream().mapToDouble(Observation::deviceSeconds).sum();
    }
}
