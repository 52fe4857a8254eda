package dev.assay.regression.certification;

import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of a device are worth, from gates whose right answer is known. The same gates give the same certification.
 *
 * @param reasons what is missing; empty when certified
 * @param levels what was planted, slow-downs first, by size
 * @param curve of slow-downs; null when none can be drawn
 * @param mustCatch the change of latency that the gates promise to catch, the largest of all; null when none was judged
 * @param smallestVisible the change of latency that is caught in {@value #CAUGHT_SHARE} of all gates, as a share; null when it is larger
 *     than any that was planted
 * @param alarms every gate of an unchanged model that failed, for inquiry
 * @param gates all
 * @param seconds that all of them took
 */
public record Certification(
        CertificationState state,
        List<String> reasons,
        FalseAlarms falseAlarms,
        List<CaughtLevel> levels,
        @Nullable PowerCurve curve,
        @Nullable Double mustCatch,
        @Nullable Double smallestVisible,
        List<KnownGate> alarms,
        int gates,
        double seconds) {
    /** A change is called visible when so many gates of it fail. */
    public static final double CAUGHT_SHARE = 0.95;

    /**
     * A change so many times the promised one must be visible. By simulation 0.97 and more of such changes are caught in every noise that
     * pairing removes; of the promised one itself 0.86 to 0.99.
     */
    public static final double VISIBLE_PER_PROMISED = 1.5;

    /** With 59 gates and no alarm the rate is at most this, with a confidence of 95 %. */
    public static final double FALSE_ALARM_RATE_MAX = 0.05;

    /** A gate that seldom answers is of no use, however right it is. */
    public static final double UNDECIDED_MAX = 0.1;

    private static final double PERCENT = 100;

    public Certification {
        reasons = List.copyOf(reasons);
        levels = List.copyOf(levels);
        alarms = List.copyOf(alarms);
    }

    /** Of all gates that have ended. */
    public static Certification of(List<KnownGate> gates) {
        List<KnownGate> unchanged = of(gates, Planted.NOTHING);
        FalseAlarms falseAlarms = FalseAlarms.of(unchanged);
        List<CaughtLevel> levels = levels(gates);
        PowerCurve curve = PowerCurve.fit(trials(gates));
        Double mustCatch = mustCatch(gates);
        Double visible = visible(curve, gates);
        List<String> missing = missing(falseAlarms, levels, mustCatch);
        List<String> faults = faults(falseAlarms, levels, mustCatch, visible);
        CertificationState state = !faults.isEmpty()
                ? CertificationState.NOT_CERTIFIED
                : missing.isEmpty() ? CertificationState.CERTIFIED : CertificationState.UNFINISHED;
        return new Certification(
                state,
                faults.isEmpty() ? missing : faults,
                falseAlarms,
                levels,
                curve,
                mustCatch,
                visible,
                unchanged.stream()
                        .filter(gate -> gate.state() == VerdictState.FAIL)
                        .toList(),
                gates.size(),
                gates.stream().mapToDouble(KnownGate::seconds).sum());
    }

    private static List<KnownGate> of(List<KnownGate> gates, Planted planted) {
        return gates.stream().filter(gate -> gate.planted() == planted).toList();
    }

    private static List<CaughtLevel> levels(List<KnownGate> gates) {
        List<CaughtLevel> levels = new ArrayList<>();
        for (Planted planted : List.of(Planted.WORK, Planted.MEMORY, Planted.ERRORS)) {
            List<KnownGate> ofKind = of(gates, planted);
            ofKind.stream()
                    .map(KnownGate::level)
                    .distinct()
                    .sorted()
                    .forEach(level -> levels.add(CaughtLevel.of(
                            planted,
                            level,
                            ofKind.stream()
                                    .filter(gate -> gate.level() == level)
                                    .toList())));
        }
        return levels;
    }

    /** A model's planted change is as large as was measured over all its gates, not as large as was meant. */
    private static List<PowerCurve.Trial> trials(List<KnownGate> gates) {
        List<PowerCurve.Trial> trials = new ArrayList<>();
        List<KnownGate> latency = gates.stream()
                .filter(gate -> gate.planted() == Planted.NOTHING || gate.planted() == Planted.WORK)
                .filter(gate -> gate.outcome(GatedMetric.LATENCY_P50).isPresent())
                .toList();
        latency.stream().map(Group::of).distinct().forEach(group -> {
            List<KnownGate> members = latency.stream()
                    .filter(gate -> Group.of(gate).equals(group))
                    .toList();
            MeasuredChange measured = group.level() == 0 ? null : MeasuredChange.ofPairs(members);
            int caught = (int) members.stream()
                    .flatMap(gate -> gate.outcome(GatedMetric.LATENCY_P50).stream())
                    .filter(outcome -> outcome.state() == VerdictState.FAIL)
                    .count();
            trials.add(
                    new PowerCurve.Trial(measured == null ? group.level() : measured.value(), caught, members.size()));
        });
        return trials;
    }

    private record Group(String model, double level) {
        static Group of(KnownGate gate) {
            return new Group(gate.model(), gate.level());
        }
    }

    private static @Nullable Double mustCatch(List<KnownGate> gates) {
        return gates.stream()
                .flatMap(gate -> gate.outcome(GatedMetric.LATENCY_P50).stream())
                .map(MetricOutcome::mustCatch)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }

    private static @Nullable Double visible(@Nullable PowerCurve curve, List<KnownGate> gates) {
        if (curve == null) {
            return null;
        }
        double largest =
                trials(gates).stream().mapToDouble(PowerCurve.Trial::size).max().orElse(0);
        double size = curve.size(CAUGHT_SHARE);
        return size > largest ? null : Math.max(size, 0);
    }

    private static List<String> missing(FalseAlarms falseAlarms, List<CaughtLevel> levels, @Nullable Double mustCatch) {
        List<String> missing = new ArrayList<>();
        if (falseAlarms.rateHigh() > FALSE_ALARM_RATE_MAX) {
            missing.add(text(
                    "%d gates of unchanged models say no more than that false alarms are below %.1f %%; expected at most %.0f %%,"
                            + " which takes 59 gates",
                    falseAlarms.tally().judged(), PERCENT * falseAlarms.rateHigh(), PERCENT * FALSE_ALARM_RATE_MAX));
        }
        if (mustCatch == null || levels.stream().noneMatch(level -> level.planted() == Planted.WORK)) {
            missing.add("no slow-down was planted; expected several sizes");
        }
        return missing;
    }

    private static List<String> faults(
            FalseAlarms falseAlarms, List<CaughtLevel> levels, @Nullable Double mustCatch, @Nullable Double visible) {
        List<String> faults = new ArrayList<>();
        Tally unchanged = falseAlarms.tally();
        if (unchanged.failed() > 0) {
            faults.add(unchanged.failed() + " of " + unchanged.judged()
                    + " gates of unchanged models failed; expected none");
        }
        if (falseAlarms.latencyUndecided() > UNDECIDED_MAX * unchanged.gates()) {
            faults.add(text(
                    "%d of %d gates of unchanged models did not decide latency; expected at most %.0f %%",
                    falseAlarms.latencyUndecided(), unchanged.gates(), PERCENT * UNDECIDED_MAX));
        }
        boolean hasSlowDowns = levels.stream().anyMatch(level -> level.planted() == Planted.WORK);
        if (hasSlowDowns && mustCatch != null && (visible == null || visible > VISIBLE_PER_PROMISED * mustCatch)) {
            faults.add(text(
                    "%s; expected at most %.1f %%, as gates promise to catch %.1f %%",
                    visible == null
                            ? "no slow-down that was planted is surely caught"
                            : text("the smallest slow-down that is surely caught is %.1f %%", PERCENT * visible),
                    PERCENT * VISIBLE_PER_PROMISED * mustCatch,
                    PERCENT * mustCatch));
        }
        for (CaughtLevel level : levels) {
            if (level.planted() != Planted.WORK && !level.wasAlwaysCaught()) {
                faults.add(text(
                        "a %s of %.1f %s was caught in %d of %d gates; expected all",
                        level.planted().words(),
                        PERCENT * level.level(),
                        level.planted() == Planted.ERRORS ? "points" : "%",
                        level.tally().failed(),
                        level.tally().gates()));
            }
        }
        return faults;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
