package dev.assay.cli.bisect;

import dev.assay.cli.bisect.BisectState.Build;
import dev.assay.cli.bisect.BisectState.Observation;
import dev.assay.regression.bisection.BisectionStep;
import dev.assay.regression.bisection.NoisyBisection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the commit that changed a figure: the good build beside the bad one first, which tells how large the change is; then beside whichever
 * commit parts the remaining belief most evenly, until one is sure. Used once.
 */
public final class Bisection {
    private final GitRepository repository;
    private final CheckedOut out;
    private final BuildCommand command;
    private final Comparer comparer;
    private final Path file;
    private final int pairsMax;
    private final Consumer<String> news;
    private BisectState state;
    /** Which commit is built in the folder now. */
    private @Nullable String built;

    /**
     * Goes on where an earlier one with the same question ended.
     *
     * @param file of the state
     * @param pairsMax after which it gives up
     * @param news gets a line for each step
     */
    public Bisection(
            GitRepository repository,
            CheckedOut out,
            BuildCommand command,
            Comparer comparer,
            BisectState.Question question,
            Path file,
            int pairsMax,
            Consumer<String> news)
            throws BisectException, IOException, InterruptedException {
        this.repository = repository;
        this.out = out;
        this.command = command;
        this.comparer = comparer;
        this.file = file;
        this.pairsMax = pairsMax;
        this.news = news;
        Optional<BisectState> known = BisectState.read(file, question);
        state = known.isPresent()
                ? known.get()
                : BisectState.begin(question, repository.between(question.good(), question.bad()));
    }

    /**
     * Searches to the end.
     *
     * @throws BisectException when it cannot: what is known by then is in the file
     */
    public BisectAnswer run() throws BisectException, IOException, InterruptedException {
        String good = state.question().good();
        String bad = state.question().bad();
        news.accept(state.commits().size() + " commits, " + state.observations().size() + " compared so far");
        String baseline = baseline(good);
        requireBuilt(bad, "bad");
        if (hash(good).equals(hash(bad))) {
            throw new BisectException("the good and the bad commit give the same files: no commit between them changed"
                    + " what is measured, so look at the device and its runtime");
        }
        if (state.observation(bad).isEmpty()) {
            observe(bad, baseline);
        }
        Belief.Shift shift = new Belief(state).shift().orElseThrow(() -> noPairs(bad));
        if (!shift.isThere()) {
            return new BisectAnswer(state, shift, null, List.of(), 0, false);
        }
        return search(baseline, shift);
    }

    private BisectException noPairs(String commit) {
        return new BisectException("commit " + commit + " gave fewer than two pairs that count; see campaign "
                + state.observation(commit).map(Observation::campaign).orElse("")
                + ", and try again with another --state");
    }

    private BisectAnswer search(String baseline, Belief.Shift shift)
            throws BisectException, IOException, InterruptedException {
        while (true) {
            NoisyBisection bisection = new Belief(state).bisection(pairsMax);
            BisectionStep step = bisection.next();
            switch (step.kind()) {
                case MEASURE -> examine(((BisectionStep.Measure) step).commit().id(), baseline);
                case CULPRIT -> {
                    BisectionStep.Culprit culprit = (BisectionStep.Culprit) step;
                    return answer(shift, culprit.commit().id(), culprit.posterior(), true);
                }
                case UNDECIDED -> {
                    BisectionStep.Undecided undecided = (BisectionStep.Undecided) step;
                    return answer(shift, undecided.likeliest().id(), undecided.posterior(), false);
                }
            }
        }
    }

    private BisectAnswer answer(Belief.Shift shift, String commit, double posterior, boolean isSure) {
        return new BisectAnswer(state, shift, commit, new Belief(state).group(commit), posterior, isSure);
    }

    /** Builds the commit if nobody has; measures it if that told nothing yet. */
    private void examine(String commit, String baseline) throws BisectException, IOException, InterruptedException {
        if (state.build(commit).isEmpty()) {
            build(commit);
        } else {
            observe(commit, baseline);
        }
    }

    private String baseline(String good) throws BisectException, IOException, InterruptedException {
        String known = state.baseline();
        if (known != null) {
            return known;
        }
        requireBuilt(good, "good");
        prepare(good);
        String campaign = comparer.measureGood(out.tree(), good);
        state = state.withBaseline(campaign);
        state.write(file);
        news.accept("good " + name(good) + ": measured in " + campaign);
        return campaign;
    }

    private void requireBuilt(String commit, String what) throws BisectException, IOException, InterruptedException {
        if (state.build(commit).isEmpty()) {
            build(commit);
        }
        @Nullable String failure = state.build(commit).map(Build::failure).orElse(null);
        if (failure != null) {
            throw new BisectException("the " + what + " commit " + commit + " cannot be measured: " + failure);
        }
    }

    private String hash(String commit) {
        return state.build(commit).map(Build::hash).orElse("");
    }

    private void build(String commit) throws BisectException, IOException, InterruptedException {
        built = null;
        out.become(commit);
        Build build;
        try {
            command.build(out.tree(), commit, repository.root());
            build = new Build(commit, comparer.hash(out.tree()), null);
            built = commit;
        } catch (UnbuildableException e) {
            build = new Build(commit, null, String.valueOf(e.getMessage()));
            news.accept("skipped " + name(commit) + ": " + e.getMessage());
        }
        state = state.with(build);
        state.write(file);
    }

    /** The folder may have another commit in it by now, or be a new one after an interruption. */
    private void prepare(String commit) throws BisectException, IOException, InterruptedException {
        if (commit.equals(built)) {
            return;
        }
        built = null;
        out.become(commit);
        try {
            command.build(out.tree(), commit, repository.root());
        } catch (UnbuildableException e) {
            throw new BisectException(
                    "commit " + commit + " was built before and cannot be built again: " + e.getMessage());
        }
        built = commit;
    }

    private void observe(String commit, String baseline) throws BisectException, IOException, InterruptedException {
        prepare(commit);
        try {
            Observation seen = comparer.compare(out.tree(), commit, baseline);
            if (seen.logRatios().isEmpty()) {
                state = state.withBuild(new Build(commit, hash(state.question().good()), null));
                news.accept(name(commit) + ": the same variant as the good build's (" + seen.campaign() + ")");
                state.write(file);
                return;
            }
            state = state.with(seen);
            news.accept(name(commit) + ": " + BisectText.change(seen.logRatios()) + " in "
                    + seen.logRatios().size() + " pairs (" + seen.campaign() + ")");
        } catch (UnbuildableException e) {
            news.accept("skipped " + name(commit) + ": " + e.getMessage());
            state = state.withBuild(new Build(commit, null, String.valueOf(e.getMessage())));
        }
        state.write(file);
    }

    private String name(String commit) throws BisectException, InterruptedException {
        return BisectText.shortened(commit) + " \"" + repository.subject(commit) + "\"";
    }
}
