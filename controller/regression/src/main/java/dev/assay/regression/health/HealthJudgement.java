package dev.assay.regression.health;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What a health check says of a device, whose answers were right, by what it was like before in the same environment.
 *
 * <p><b>Speed.</b> The check's p50 must lie within the prediction interval of the past ones: {@code |ln p50 − median| ≤ t(1 − α/2; m − 1) · s ·
 * √(1 + 1/m)} over {@code m} past checks, at least {@value #HISTORY_MIN}. {@code s} is 1.4826 times the median absolute deviation, which one odd day
 * does not move, and never less than {@value #SCATTER_MIN}: three checks that agree by chance must not condemn the next.
 *
 * <p><b>Noise.</b> The check's variance between runs, over that of the past checks, must not be beyond the {@code 1 − α} quantile of F; past
 * noise below {@value #NOISE_MIN} counts as that.
 *
 * <p>{@code α} is {@value #ALPHA} for each: by chance alone a daily check is doubtful once in more than a year.
 *
 * @param finding one sentence for people
 * @param p50Seconds null when nothing was measured
 * @param noisePercent null when too few runs are known, as the next
 * @param smallestChangePercent of latency, with the runs of an ordinary session
 */
public record HealthJudgement(
        Kind kind,
        String finding,
        @Nullable Double p50Seconds,
        @Nullable Double noisePercent,
        @Nullable Double smallestChangePercent) {
    /** With fewer past checks a device's own speed is not known. */
    public static final int HISTORY_MIN = 3;

    private static final double ALPHA = 0.001;
    private static final double SCATTER_MIN = 0.02;
    private static final double NOISE_MIN = 0.005;
    private static final int NOISE_DEGREES_MIN = 8;
    private static final double NORMAL_OVER_MAD = 1.4826;
    private static final double PERCENT = 100;

    /** How a check ended. */
    public enum Kind {
        /** As it should be. */
        PASSED,
        /** Something that a sound device shows now and then by chance. */
        DOUBTFUL,
        /** Something that a sound device never shows. */
        FAILED
    }

    /** Whether the device may be trusted. */
    public boolean hasPassed() {
        return kind == Kind.PASSED;
    }

    /** A check whose answers were wrong, or that did not come to its end. */
    public static HealthJudgement failed(String why, RunScatter runs) {
        return new HealthJudgement(Kind.FAILED, why, p50(runs), null, null);
    }

    /** A check whose answers were right. */
    public static HealthJudgement of(RunScatter runs, List<PastCheck> history) {
        if (Double.isNaN(runs.p50Seconds())) {
            return failed("no run has enough samples for a median", runs);
        }
        String speed = speed(runs, history);
        String noise = noise(runs, history);
        boolean isDoubtful = !speed.isEmpty() || !noise.isEmpty();
        DeviceNoise pooled = DeviceNoise.pooled(runs, history);
        return new HealthJudgement(
                isDoubtful ? Kind.DOUBTFUL : Kind.PASSED,
                isDoubtful ? speed + (speed.isEmpty() || noise.isEmpty() ? "" : "; ") + noise : passed(history),
                runs.p50Seconds(),
                percent(pooled.score()),
                percent(pooled.smallestChange(DeviceNoise.ORDINARY_RUNS)));
    }

    private static String passed(List<PastCheck> history) {
        return history.size() < HISTORY_MIN
                ? "answers right; speed and noise are compared from check " + (HISTORY_MIN + 1) + " on, this is check "
                        + (history.size() + 1)
                : "answers right; speed and noise as in " + history.size() + " checks before";
    }

    /** What is odd about the speed; empty when nothing is, or nothing can be said. */
    private static String speed(RunScatter runs, List<PastCheck> history) {
        int checks = history.size();
        if (checks < HISTORY_MIN) {
            return "";
        }
        double[] logs = history.stream()
                .mapToDouble(check -> Math.log(check.p50Seconds()))
                .toArray();
        double median = median(logs);
        double mad =
                median(Arrays.stream(logs).map(log -> Math.abs(log - median)).toArray());
        double scatter = Math.max(NORMAL_OVER_MAD * mad, SCATTER_MIN);
        double t = TDistribution.of(checks - 1.0).inverseCumulativeProbability(1 - ALPHA / 2);
        double limit = t * scatter * Math.sqrt(1 + 1.0 / checks);
        double change = Math.log(runs.p50Seconds()) - median;
        return Math.abs(change) <= limit
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f %% %s than the median of %d checks; expected at most %.1f %%",
                        PERCENT * Math.abs(Math.expm1(change)),
                        change > 0 ? "slower" : "faster",
                        checks,
                        PERCENT * Math.abs(Math.expm1(Math.copySign(limit, change))));
    }

    /** What is odd about the noise; empty when nothing is, or nothing can be said. */
    private static String noise(RunScatter runs, List<PastCheck> history) {
        DeviceNoise before = DeviceNoise.pooled(history);
        if (history.size() < HISTORY_MIN || before.degrees() < NOISE_DEGREES_MIN || runs.degrees() == 0) {
            return "";
        }
        double past = Math.max(before.sigma(), NOISE_MIN);
        double ratio = runs.squares() / runs.degrees() / (past * past);
        double limit = FDistribution.of(runs.degrees(), before.degrees()).inverseSurvivalProbability(ALPHA);
        return ratio <= limit
                ? ""
                : String.format(
                        Locale.ROOT,
                        "runs scatter by %.1f %%; %.1f %% in the %d checks before, expected at most %.1f %%",
                        PERCENT * Math.sqrt(runs.squares() / runs.degrees()),
                        PERCENT * before.sigma(),
                        history.size(),
                        PERCENT * past * Math.sqrt(limit));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static @Nullable Double p50(RunScatter runs) {
        return Double.isNaN(runs.p50Seconds()) ? null : runs.p50Seconds();
    }

    private static @Nullable Double percent(OptionalDouble share) {
        return share.isEmpty() ? null : PERCENT * share.getAsDouble();
    }
}
