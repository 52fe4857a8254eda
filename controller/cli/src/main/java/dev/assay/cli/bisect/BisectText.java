package dev.assay.cli.bisect;

import dev.assay.cli.bisect.BisectState.Build;
import dev.assay.cli.figure.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bisections as people read them. */
public final class BisectText {
    private static final int DIGITS = 10;
    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1e3;

    private BisectText() {}

    static String shortened(String commit) {
        return commit.substring(0, Math.min(DIGITS, commit.length()));
    }

    /** {@code +5.1 %} of the good build. */
    static String change(List<Double> logRatios) {
        return percent(
                logRatios.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }

    private static String percent(double logRatio) {
        return String.format(Locale.ROOT, "%+.1f %%", PERCENT * Math.expm1(logRatio))
                .replace('-', '−');
    }

    /** What was found, how sure it is, and what it has cost. */
    public static String of(BisectAnswer answer, GitRepository repository)
            throws BisectException, InterruptedException {
        BisectState state = answer.state();
        List<String> lines = new ArrayList<>();
        String culprit = answer.culprit();
        if (culprit == null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "the bad build does not differ from the good one: %s ± %.1f %% in %d pairs; nothing to look for",
                    percent(answer.shift().mean()),
                    PERCENT
                            * 1.96
                            * answer.shift().deviation()
                            / Math.sqrt(answer.shift().pairs()),
                    answer.shift().pairs()));
        } else {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s with posterior %.3f: the figure changes by %s",
                    answer.isSure() ? "found" : "not sure, the likeliest",
                    answer.posterior(),
                    percent(answer.shift().mean())));
            for (String commit : answer.group()) {
                lines.add("  " + commit + "  " + repository.subject(commit)
                        + (commit.equals(culprit) ? "" : "  (cannot be built)"));
            }
            if (answer.group().size() > 1) {
                lines.add("it is one of these " + answer.group().size()
                        + ": those that cannot be built cannot be told from the next one that can");
            }
        }
        long skipped =
                state.builds().stream().filter(build -> build.failure() != null).count();
        lines.add("cost: " + Amounts.count(state.pairs(), "pair") + " in "
                + Amounts.count(state.observations().size(), "comparison") + ", "
                + Amounts.duration(Duration.ofMillis(Math.round(MILLIS_PER_SECOND * state.deviceSeconds())))
                + " of devices; " + Amounts.count(state.builds().size(), "build") + " of "
                + Amounts.count(state.commits().size() + 1, "commit"));
        if (skipped > 0) {
            lines.add("skipped:");
            for (Build build : state.builds()) {
                if (build.failure() != null) {
                    lines.add("  " + shortened(build.commit()) + ": " + build.failure());
                }
            }
        }
        if (culprit != null) {
            lines.add("next: git show " + shortened(culprit)
                    + "; before a person is named, gate it against the commit before it");
        }
        return String.join("\n", lines);
    }
}
