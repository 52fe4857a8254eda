package dev.assay.regression.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Divides a series into levels.
 *
 * <p>A first guess by {@link NarrowestCuts} is moved to the most likely place and then examined between its neighbours. A cut stays only if
 * its two whole levels still differ by rank, if their medians differ by as much as the rule asks for, and if they are a step rather than a
 * slope. While one fails, the weakest goes and the others are examined again, because their levels have become longer.
 */
final class Segmentation {
    /** A level shorter than this is a spike. */
    static final int LEVEL_MIN = 3;

    /** Levels found are looked at again by themselves, where less is needed to be sure; more rounds than this find nothing. */
    private static final int ROUNDS_MAX = 10;

    private final double[] levels;
    private final Scale scale;
    private final WatchRule rule;
    private final double shrinkage;
    private final double inflation;
    private final RankCusum cusum;
    /** By where the level before begins, the guess, and where the level after ends: a cut that goes changes only its neighbours. */
    private final Map<List<Integer>, Step> located = new HashMap<>();

    private final Map<Step, Boolean> examined = new HashMap<>();

    private Segmentation(double[] levels, Scale scale, WatchRule rule, double phi) {
        this.levels = levels;
        this.scale = scale;
        this.rule = rule;
        this.shrinkage = Autocorrelation.shrinkage(phi);
        this.inflation = (1 + phi) / (1 - phi);
        this.cusum = new RankCusum(levels);
    }

    /**
     * The steps of this series, in order.
     *
     * @param levels on the scale
     * @param phi autocorrelation, in [0, 1)
     * @param lengthKnown values of the whole history that these are the end of; it sets the threshold
     */
    static List<Step> steps(double[] levels, Scale scale, WatchRule rule, double phi, int lengthKnown) {
        if (levels.length < 2 * LEVEL_MIN) {
            return List.of();
        }
        return new Segmentation(levels, scale, rule, phi).steps(CusumThreshold.of(lengthKnown));
    }

    private List<Step> steps(double threshold) {
        List<Step> steps = List.of();
        Set<List<Integer>> quiet = new HashSet<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            TreeSet<Integer> cuts = new TreeSet<>(steps.stream().map(Step::cut).toList());
            double needed = round == 0 ? threshold : 0;
            boolean isNew = forEachLevel(steps, (from, to) -> {
                if (!quiet.add(List.of(from, to))) {
                    return false;
                }
                double limit = Math.max(needed, CusumThreshold.of(to - from));
                return cuts.addAll(NarrowestCuts.of(cusum, from, to, limit / shrinkage));
            });
            if (!isNew) {
                break;
            }
            steps = settle(cuts);
        }
        return withExact(steps);
    }

    private List<Step> withExact(List<Step> steps) {
        TreeSet<Integer> cuts = new TreeSet<>(steps.stream().map(Step::cut).toList());
        boolean isNew = forEachLevel(steps, (from, to) -> cuts.addAll(ExactSteps.of(levels, from, to)));
        return isNew ? measured(cuts).stream().filter(this::isLarge).toList() : steps;
    }

    /** Whether the visitor said so of any level. */
    private boolean forEachLevel(List<Step> steps, BiPredicate<Integer, Integer> visitor) {
        boolean isAny = false;
        int from = 0;
        for (int i = 0; i <= steps.size(); i++) {
            int to = i < steps.size() ? steps.get(i).cut() : levels.length;
            isAny |= visitor.test(from, to);
            from = to;
        }
        return isAny;
    }

    private List<Step> settle(Collection<Integer> guesses) {
        List<Integer> cuts = new ArrayList<>(guesses);
        while (true) {
            List<Step> steps = located(cuts);
            int weakest = -1;
            for (int i = 0; i < steps.size(); i++) {
                if (!examined.computeIfAbsent(steps.get(i), this::stays)
                        && (weakest < 0
                                || steps.get(i).score() < steps.get(weakest).score())) {
                    weakest = i;
                }
            }
            if (weakest < 0) {
                return steps;
            }
            cuts = new ArrayList<>(steps.stream().map(Step::cut).toList());
            cuts.remove(weakest);
        }
    }

    private boolean stays(Step step) {
        int length = step.to() - step.from();
        return step.score() > CusumThreshold.of(length)
                && isLarge(step)
                && StepOrSlope.isStep(levels, step.from(), step.cut(), step.to());
    }

    private boolean isLarge(Step step) {
        double change = Math.abs(step.after() - step.before());
        return change >= scale.smallest(rule.smallestShare(), step.before(), step.after());
    }

    /** Moves each cut to its best place between its neighbours, from left to right. */
    private List<Step> located(List<Integer> cuts) {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < cuts.size(); i++) {
            int to = i + 1 < cuts.size() ? cuts.get(i + 1) : levels.length;
            Step step = located.computeIfAbsent(List.of(from, cuts.get(i), to), this::locate);
            steps.add(step);
            from = step.cut();
        }
        return steps;
    }

    private Step locate(List<Integer> guess) {
        int from = guess.get(0);
        int to = guess.get(2);
        return step(from, StepLocation.of(levels, from, guess.get(1), to, LEVEL_MIN, inflation), to);
    }

    private List<Step> measured(Collection<Integer> places) {
        List<Integer> cuts = List.copyOf(places);
        List<Step> steps = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < cuts.size(); i++) {
            int to = i + 1 < cuts.size() ? cuts.get(i + 1) : levels.length;
            int cut = cuts.get(i);
            steps.add(step(from, new StepLocation.Place(cut, cut, cut), to));
            from = cut;
        }
        return steps;
    }

    private Step step(int from, StepLocation.Place place, int to) {
        return new Step(
                from,
                place.cut(),
                to,
                place.first(),
                place.last(),
                Robust.median(levels, from, place.cut()),
                Robust.median(levels, place.cut(), to),
                shrinkage * cusum.score(from, place.cut(), to));
    }

    /**
     * One cut with the levels on its sides, {@code [from, cut)} and {@code [cut, to)}.
     *
     * @param first where the cut may be at the earliest
     * @param last and at the latest
     * @param before median, on the scale, as {@code after}
     * @param score rank statistic in standard deviations
     */
    record Step(int from, int cut, int to, int first, int last, double before, double after, double score) {
        /** The same in a series that begins so many values earlier. */
        Step movedBy(int values) {
            return new Step(
                    from + values, cut + values, to + values, first + values, last + values, before, after, score);
        }
    }
}
