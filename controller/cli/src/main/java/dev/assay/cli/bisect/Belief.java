package dev.assay.cli.bisect;

import dev.assay.cli.bisect.BisectState.Build;
import dev.assay.cli.bisect.BisectState.Observation;
import dev.assay.regression.bisection.BisectionAim;
import dev.assay.regression.bisection.Commit;
import dev.assay.regression.bisection.NoisyBisection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to believe of the commits, from all that was built and measured: a function of the state, so that a bisection that was interrupted goes on
 * as if it never was. A commit that cannot be built is one suspect with the next one that can, since no measurement tells them apart.
 */
final class Belief {
    private static final double DEVIATION_MIN = 1e-3;
    /** Less is no change that pairs could follow through the commits. */
    private static final double SHIFT_MIN = 0.005;

    private static final double SURE = 2.58;

    private final BisectState state;

    Belief(BisectState state) {
        this.state = state;
    }

    /** How the bad build differs from the good one, as ln(bad / good). */
    record Shift(double mean, double deviation, int pairs) {
        boolean isThere() {
            return Math.abs(mean) >= SHIFT_MIN && Math.abs(mean) > SURE * deviation / Math.sqrt(pairs);
        }
    }

    /** Empty before the bad build was compared. */
    Optional<Shift> shift() {
        return state.observation(state.question().bad())
                .map(Observation::logRatios)
                .filter(ratios -> ratios.size() >= 2)
                .map(Belief::shift);
    }

    private static Shift shift(List<Double> ratios) {
        double mean = ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares =
                ratios.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        return new Shift(mean, Math.max(DEVIATION_MIN, Math.sqrt(squares / (ratios.size() - 1))), ratios.size());
    }

    /** The state of the search; the bad build must have been compared. */
    NoisyBisection bisection(int pairsMax) {
        Shift shift = shift().orElseThrow();
        List<Commit> suspects = suspects();
        BisectionAim aim = new BisectionAim(shift.mean(), shift.deviation(), BisectionAim.CERTAINTY, pairsMax);
        NoisyBisection bisection = NoisyBisection.of(aim, goodHash(), suspects);
        Map<String, Commit> byArtifact = new HashMap<>();
        bisection.suspects().forEach(commit -> byArtifact.putIfAbsent(commit.artifact(), commit));
        for (Observation observation : state.observations()) {
            // The bad build is known to have the new level: it says how large the shift is, and no more.
            Commit measured = byArtifact.get(artifact(observation.commit()));
            if (measured != null
                    && !observation.commit().equals(state.question().bad())) {
                bisection = bisection.observe(
                        measured,
                        observation.logRatios().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
            }
        }
        return bisection;
    }

    private String goodHash() {
        return artifact(state.question().good());
    }

    /** Of a commit that was not built yet nothing is known: it is like no other. */
    private String artifact(String commit) {
        String hash = state.build(commit).map(Build::hash).orElse(null);
        return hash == null ? "not built: " + commit : hash;
    }

    private List<Commit> suspects() {
        List<Commit> suspects = new ArrayList<>();
        int skipped = 0;
        for (String commit : state.commits()) {
            if (isSkipped(commit)) {
                skipped++;
            } else {
                suspects.add(new Commit(commit, artifact(commit), 1.0 + skipped));
                skipped = 0;
            }
        }
        return suspects;
    }

    private boolean isSkipped(String commit) {
        return state.build(commit).filter(build -> build.hash() == null).isPresent();
    }

    /** The commit and those directly before it that could not be built, in the order of the branch. */
    List<String> group(String commit) {
        List<String> group = new ArrayList<>();
        for (String one : state.commits()) {
            if (one.equals(commit)) {
                group.add(one);
                return group;
            }
            if (isSkipped(one)) {
                group.add(one);
            } else {
                group.clear();
            }
        }
        throw new IllegalArgumentException(commit + " is not among the commits");
    }
}
