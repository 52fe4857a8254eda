package dev.assay.cli.certify;

import dev.assay.regression.certification.Planted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Every gate of a certification. Gates of one kind are spread evenly over the models, and kinds are mixed by chance, so that whatever
 * drifts on the device meets all of them alike. The same request and models give the same plan. Immutable.
 */
public final class GatePlan {
    /** What hardly varies needs few repeats: memory, and answers, which are the same every time. */
    private static final int STEADY_REPEATS_MAX = 6;

    private final List<PlannedGate> gates;

    private GatePlan(List<PlannedGate> gates) {
        this.gates = List.copyOf(gates);
    }

    /**
     * The plan of a request.
     *
     * @param models names, at least one
     * @param scored those of them whose answers are scored, into which alone a loss of accuracy can be planted
     */
    public static GatePlan of(CertifyRequest request, List<String> models, List<String> scored) {
        List<PlannedGate> sorted = new ArrayList<>();
        add(sorted, request.unchanged(), models, Planted.NOTHING, 0);
        for (double level : request.slowDowns()) {
            add(sorted, request.repeats(), models, Planted.WORK, level);
        }
        int few = Math.min(request.repeats(), Math.max(models.size(), STEADY_REPEATS_MAX));
        if (request.memoryGrowth() != null) {
            add(sorted, few, models, Planted.MEMORY, request.memoryGrowth());
        }
        if (request.accuracyLoss() != null && !scored.isEmpty()) {
            add(sorted, Math.min(few, scored.size()), scored, Planted.ERRORS, request.accuracyLoss());
        }
        // Its sequence is part of Java's specification.
        Collections.shuffle(sorted, new Random(request.seed()));
        List<PlannedGate> gates = new ArrayList<>();
        for (PlannedGate gate : sorted) {
            gates.add(new PlannedGate(gates.size(), gate.model(), gate.planted(), gate.level()));
        }
        return new GatePlan(gates);
    }

    private static void add(List<PlannedGate> gates, int count, List<String> models, Planted planted, double level) {
        for (int i = 0; i < count; i++) {
            gates.add(new PlannedGate(0, models.get(i % models.size()), planted, level));
        }
    }

    /** All of them. */
    public List<PlannedGate> gates() {
        return gates;
    }

    /**
     * What is run next, as one campaign: of each model at most one, since a campaign has each cell once.
     *
     * @param done places of gates that have ended
     * @return empty when all have
     */
    public List<PlannedGate> next(Set<Integer> done) {
        Map<String, PlannedGate> round = new HashMap<>();
        for (PlannedGate gate : gates) {
            if (!done.contains(gate.place())) {
                round.putIfAbsent(gate.model(), gate);
            }
        }
        return round.values().stream()
                .sorted((one, other) -> Integer.compare(one.place(), other.place()))
                .toList();
    }
}
