package dev.assay.regression.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/** Studies and extends histories of several lengths and prints the processor time of each, which other programs on the machine do not change: {@code .ci/bench HistoryWatchBenchmark}. */
final class HistoryWatchBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 40;
    private static final int REPETITIONS = 40;

    private HistoryWatchBenchmark() {}

    public static void main(String[] arguments) {
        HistoryWatch watch = new HistoryWatch(new WatchRule(0.01));
        System.out.printf("%8s %-22s %12s %12s %12s%n", "values", "history", "study [ms]", "worst [ms]", "extend [ms]");
        for (int n : new int[] {365, 1_000, 3_000, 10_000}) {
            print(watch, n, "unchanged", Noise.NORMAL.history(n, n, 0, 1));
            double[] steps = Noise.NORMAL.history(n, n, 0, 2);
            double[] ramp = Noise.NORMAL.history(n, n, 0, 3);
            for (int i = 0; i < n; i++) {
                steps[i] *= Math.exp(((long) i * 8 / n) % 2 == 0 ? 0 : 0.03);
                ramp[i] *= Math.exp(i / (double) n);
            }
            print(watch, n, "8 levels", steps);
            print(watch, n, "ramp", ramp);
        }
    }

    private static void print(HistoryWatch watch, int n, String name, double[] values) {
        Series series = Series.of(values);
        WatchReport before = watch.study(Series.of(Arrays.copyOf(values, n - 1)));
        double[] study = milliseconds(() -> watch.study(series));
        double[] extend = milliseconds(() -> watch.extend(before, series));
        System.out.printf(
                Locale.ROOT,
                "%8d %-22s %12.2f %12.2f %12.2f%n",
                n,
                name,
                study[REPETITIONS / 2],
                study[REPETITIONS - 1],
                extend[REPETITIONS / 2]);
    }

    private static double[] milliseconds(Runnable work) {
        double[] milliseconds = new double[REPETITIONS];
        for (int i = -WARM_UP; i < REPETITIONS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            if (i >= 0) {
                milliseconds[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        Arrays.sort(milliseconds);
        return milliseconds;
    }
}
