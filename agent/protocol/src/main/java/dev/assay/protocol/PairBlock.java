package dev.assay.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two pairs in which each arm comes first once, so that what drifts in a straight line weighs equally on both arms. A block counts or
 * is rejected as a whole, for a reason that was fixed before anything was measured and is not about how fast anything was.
 *
 * @param index 0-based in the session, rejected blocks included
 */
public record PairBlock(int index, PairReport earlier, PairReport later) {
    /** So many pairs are a block. */
    public static final int PAIRS = 2;

    static final int RUNS = 2 * PAIRS;

    /**
     * The blocks of a session's pairs.
     *
     * @param pairs whole blocks, in the order of measuring
     */
    public static List<PairBlock> of(List<PairReport> pairs) {
        if (pairs.size() % PAIRS != 0) {
            throw new IllegalArgumentException(pairs.size() + " pairs; expected whole blocks of " + PAIRS);
        }
        List<PairBlock> blocks = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += PAIRS) {
            blocks.add(new PairBlock(pairs.get(i).index() / PAIRS, pairs.get(i), pairs.get(i + 1)));
        }
        return blocks;
    }

    /** Why its pairs must not be counted: a run of it failed or was throttled; empty for a sound block. */
    public Optional<String> rejection() {
        for (PairReport pair : List.of(earlier, later)) {
            for (Arm arm : Arm.values()) {
                Optional<String> fault = fault(run(pair, arm));
                if (fault.isPresent()) {
                    return Optional.of("pair " + (pair.index() + 1) + ", " + words(arm) + ": " + fault.get());
                }
            }
        }
        return Optional.empty();
    }

    private static RunReport run(PairReport pair, Arm arm) {
        return switch (arm) {
            case BASELINE -> pair.baseline();
            case CANDIDATE -> pair.candidate();
        };
    }

    private static String words(Arm arm) {
        return switch (arm) {
            case BASELINE -> "baseline";
            case CANDIDATE -> "candidate";
        };
    }

    private static Optional<String> fault(RunReport run) {
        if (run.failure() != null) {
            return Optional.of(run.failure().message());
        }
        return run.warnings().stream()
                .filter(warning -> warning.kind() == Warning.Kind.THROTTLED)
                .map(Warning::message)
                .findFirst();
    }
}
