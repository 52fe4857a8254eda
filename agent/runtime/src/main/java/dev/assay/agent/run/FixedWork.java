package dev.assay.agent.run;

import dev.assay.agent.kernel.SampleClock;

/**
 * A piece of work that is always the same, touches no memory, and takes about 10 µs to 100 µs: it takes longer only when the machine is
 * slower. Several sums that do not wait for one another keep a core's integer units busy, so that a neighbour on the same core shows.
 */
final class FixedWork {
    private static final int ROUNDS = 8_000;
    /** More than the JVM's first compiler waits for. */
    private static final int COMPILING_REPEATS = 500;

    /** Kept, so that the compiler cannot leave the work out. */
    private long sum;

    private FixedWork() {}

    /** Work that was repeated until it runs compiled: before, it takes fifty times as long. */
    static FixedWork compiled() {
        FixedWork work = new FixedWork();
        for (int i = 0; i < COMPILING_REPEATS; i++) {
            work.sum += sums(work.sum);
        }
        return work;
    }

    /** Does the work once. */
    long nanos() {
        long start = SampleClock.nanos();
        sum += sums(sum);
        return SampleClock.nanos() - start;
    }

    private static long sums(long seed) {
        long a = seed;
        long b = seed + 1;
        long c = seed + 2;
        long d = seed + 3;
        long e = seed + 4;
        long f = seed + 5;
        for (int i = 0; i < ROUNDS; i++) {
            a += b ^ i;
            b += c ^ i;
            c += d ^ i;
            d += e ^ i;
            e += f ^ i;
            f += a ^ i;
        }
        return a + b + c + d + e + f;
    }
}
