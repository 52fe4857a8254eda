package dev.assay.agent.session;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How long the fixed work takes on this device when nothing disturbs it: the shortest of what the last runs had at their 5th
 * percentile. Older runs are forgotten, so that a device whose clock was set lower is not called disturbed for ever. One thread owns it.
 */
final class QuietTime {
    private static final int RUNS = 16;
    private static final double LOW = 0.05;

    private final Deque<Long> lows = new ArrayDeque<>();

    /**
     * What is known with one run more.
     *
     * @param workNanos of that run, in any order
     * @return nanoseconds; empty for a run without any
     */
    OptionalLong with(long[] workNanos) {
        if (workNanos.length == 0) {
            return OptionalLong.empty();
        }
        long[] sorted = workNanos.clone();
        Arrays.sort(sorted);
        lows.addLast(sorted[(int) (LOW * (sorted.length - 1))]);
        if (lows.size() > RUNS) {
            lows.removeFirst();
        }
        return lows.stream().mapToLong(Long::longValue).min();
    }
}
