package dev.assay.regression.bisection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bisection by probabilities: each measurement moves belief between the two halves of the range, none is ever taken for certain.
 *
 * <p>Measured is always the last good build beside the commit that parts the remaining belief most evenly. If the culprit is that commit or
 * an earlier one, the log-ratio {@code d} is near the shift {@code δ}, else near 0; so a pair's log-likelihood ratio is {@code (δ d − δ² / 2) / s²}
 * with {@code s} a tenth larger than the pairs' deviation, kept within ±{@value #RATIO_MAX} so that no spike decides. Half of it is added to the one
 * side and taken from the other. See Waeber, Frazier and Henderson, Bisection search with noisy responses (SIAM J. Control Optim., 2013).
 *
 * <p>Builds with the same hash have the same level: no commit between two of them, nor the second itself, can be the culprit. Immutable: each
 * observation gives a new state, so that one can be stored and taken up again after a restart.
 */
public final class NoisyBisection {
    /** Pairs in one block, ABBA: fewer would not cancel drift. */
    public static final int BLOCK_PAIRS = 2;

    private static final double RATIO_MAX = 2.5;
    private static final double DEVIATION_MARGIN = 1.1;

    private final BisectionAim aim;
    private final List<Commit> commits;
    /** Natural logarithms, not normalised. */
    private final double[] beliefs;

    private final int pairs;

    private NoisyBisection(BisectionAim aim, List<Commit> commits, double[] beliefs, int pairs) {
        this.aim = aim;
        this.commits = commits;
        this.beliefs = beliefs;
        this.pairs = pairs;
    }

    /**
     * Begins.
     *
     * @param lastGoodArtifact hash of the build before the first suspect
     * @param suspects in the order of the branch; the last is known to have the new level
     * @throws IllegalArgumentException when no suspect is left, because all builds are the same
     */
    public static NoisyBisection of(BisectionAim aim, String lastGoodArtifact, List<Commit> suspects) {
        boolean[] innocent = new boolean[suspects.size()];
        Map<String, Integer> seen = new HashMap<>(Map.of(lastGoodArtifact, -1));
        for (int i = 0; i < suspects.size(); i++) {
            Integer before = seen.put(suspects.get(i).artifact(), i);
            if (before != null) {
                Arrays.fill(innocent, before + 1, i + 1, true);
            }
        }
        List<Commit> left = new ArrayList<>();
        for (int i = 0; i < innocent.length; i++) {
            if (!innocent[i]) {
                left.add(suspects.get(i));
            }
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException(
                    suspects.size() + " commits, none with a build that differs from the last good one");
        }
        double[] beliefs =
                left.stream().mapToDouble(commit -> Math.log(commit.weight())).toArray();
        return new NoisyBisection(aim, List.copyOf(left), beliefs, 0);
    }

    /** What to do now. */
    public BisectionStep next() {
        double[] posterior = posterior();
        int best = 0;
        int half = 0;
        double sum = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < posterior.length; i++) {
            best = posterior[i] > posterior[best] ? i : best;
            sum += posterior[i];
            // The last commit is known to have the new level: measuring it would say nothing.
            if (i < posterior.length - 1 && Math.abs(sum - 0.5) < nearest) {
                nearest = Math.abs(sum - 0.5);
                half = i;
            }
        }
        if (posterior[best] >= aim.certainty()) {
            return new BisectionStep.Culprit(commits.get(best), posterior[best]);
        }
        return pairs >= aim.pairsMax()
                ? new BisectionStep.Undecided(commits.get(best), posterior[best])
                : new BisectionStep.Measure(commits.get(half));
    }

    /**
     * The state after a block of pairs.
     *
     * @param measured that {@link #next} asked for
     * @param logRatios {@code ln(measured / last good)}, one per pair
     */
    public NoisyBisection observe(Commit measured, double... logRatios) {
        int at = commits.indexOf(measured);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "commit " + measured.id() + " is not among the " + commits.size() + " suspects");
        }
        double deviation = DEVIATION_MARGIN * aim.pairDeviation();
        double evidence = 0;
        for (double ratio : logRatios) {
            double one = (aim.shift() * ratio - aim.shift() * aim.shift() / 2) / (deviation * deviation);
            evidence += Math.max(-RATIO_MAX, Math.min(RATIO_MAX, one));
        }
        double[] updated = beliefs.clone();
        for (int i = 0; i < updated.length; i++) {
            updated[i] += i <= at ? evidence / 2 : -evidence / 2;
        }
        return new NoisyBisection(aim, commits, updated, pairs + logRatios.length);
    }

    /** The suspects that are left, in the order of the branch. */
    public List<Commit> suspects() {
        return commits;
    }

    /** How likely each of {@link #suspects} is the culprit; sums to 1. */
    public double[] posterior() {
        double top = Arrays.stream(beliefs).max().orElseThrow();
        double[] posterior =
                Arrays.stream(beliefs).map(belief -> Math.exp(belief - top)).toArray();
        double sum = Arrays.stream(posterior).sum();
        return Arrays.stream(posterior).map(share -> share / sum).toArray();
    }

    /** Pairs observed so far. */
    public int pairs() {
        return pairs;
    }
}
