package dev.assay.agent.run;

import dev.assay.agent.kernel.KernelFiles;
import java.util.Optional;

/**
 * How much of the machine's CPU other processes took between two looks, from {@code /proc/stat} and {@code /proc/self/stat}.
 * Both count in ticks of usually 10 ms, so a short window says nothing.
 */
final class CpuShare {
    private static final int STOLEN = 7;
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final long TICKS_MIN = 50;

    private final KernelFiles kernel;

    /**
     * One look.
     *
     * @param all ticks of all CPUs
     * @param busy of them not idle; time that a hypervisor gave to others counts as busy
     * @param own of them used by this process
     */
    record Look(long all, long busy, long own) {}

    CpuShare(KernelFiles kernel) {
        this.kernel = kernel;
    }

    /** The counters now, if the kernel tells them. */
    Optional<Look> look() {
        Optional<String> machine = kernel.text(kernel.proc("stat"))
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("cpu ")).findFirst());
        Optional<String> process = kernel.text(kernel.proc("self/stat"));
        if (machine.isEmpty() || process.isEmpty()) {
            return Optional.empty();
        }
        String[] ticks = machine.get().substring("cpu".length()).strip().split("\\s+");
        long all = 0;
        long idle = 0;
        // Guest time, after the stolen one, is in user time already.
        for (int i = 0; i < ticks.length && i <= STOLEN; i++) {
            all += Long.parseLong(ticks[i]);
            idle += i == IDLE || i == WAITING_FOR_DISK ? Long.parseLong(ticks[i]) : 0;
        }
        // The name, in parentheses, may hold spaces: count from behind it; user and system time are fields 14 and 15.
        String[] fields =
                process.get().substring(process.get().lastIndexOf(')') + 2).split(" ");
        return Optional.of(new Look(all, all - idle, Long.parseLong(fields[11]) + Long.parseLong(fields[12])));
    }

    /** The share of the whole machine that others used, 0 up to 1; empty when the window was too short to tell. */
    static Optional<Double> ofOthers(Look before, Look after) {
        long all = after.all() - before.all();
        if (all < TICKS_MIN) {
            return Optional.empty();
        }
        double others = (after.busy() - before.busy()) - (after.own() - before.own());
        return Optional.of(Math.max(0, others / all));
    }
}
