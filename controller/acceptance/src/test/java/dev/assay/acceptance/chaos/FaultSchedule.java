package dev.assay.acceptance.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * When which fault strikes, all of it from one seed. Kinds are dealt like cards, so that each is met before one is met again; the gaps
 * between faults are exponential, and faults overlap.
 */
final class FaultSchedule {
    private FaultSchedule() {}

    /**
     * The faults of so many seconds, in order.
     *
     * @param gapSeconds mean time from one to the next
     * @param kinds at least one
     */
    static List<PlannedFault> of(long seed, double seconds, double gapSeconds, List<FaultKind> kinds) {
        Random random = new Random(seed);
        List<PlannedFault> faults = new ArrayList<>();
        List<FaultKind> deck = new ArrayList<>();
        double now = gap(random, gapSeconds);
        while (now < seconds) {
            if (deck.isEmpty()) {
                deck.addAll(kinds);
                Collections.shuffle(deck, random);
            }
            FaultKind kind = deck.remove(deck.size() - 1);
            double length = kind.secondsMin() + random.nextDouble() * (kind.secondsMax() - kind.secondsMin());
            faults.add(new PlannedFault(now, kind, length, random.nextInt(1 << 16), random.nextDouble()));
            now += gap(random, gapSeconds);
        }
        return faults;
    }

    private static double gap(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
