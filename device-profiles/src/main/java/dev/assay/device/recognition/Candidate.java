package dev.assay.device.recognition;

import dev.assay.device.BoardFacts;
import dev.assay.device.BoardMarks;
import dev.assay.device.DeviceProfile;
import dev.assay.device.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A profile that a board may have.
 *
 * @param score the more, the better; only its order means something
 * @param named whether a mark of the profile names the board, so that more than its cores speaks for it
 * @param reasons what speaks for it, a phrase each
 * @param doubts what speaks against it, a phrase each
 */
public record Candidate(DeviceProfile profile, int score, boolean named, List<String> reasons, List<String> doubts) {
    private static final int COMPATIBLE = 100;
    /** A board that says "compatible with" another kind is probably a variant of it. */
    private static final int LATER_COMPATIBLE = 90;

    private static final int MODEL = 60;
    private static final int PRODUCT = 60;
    private static final int CPU = 40;
    private static final int SAME_CORES = 10;
    private static final int OTHER_CORES = -30;

    public Candidate {
        reasons = List.copyOf(reasons);
        doubts = List.copyOf(doubts);
    }

    /** What speaks for and against a profile of the board's own architecture. */
    static Candidate of(DeviceProfile profile, BoardFacts facts) {
        BoardMarks marks = profile.marks();
        List<String> reasons = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        int score = 0;
        for (int i = 0; i < facts.deviceTreeCompatible().size(); i++) {
            String found = facts.deviceTreeCompatible().get(i);
            if (marks.compatible().contains(found)) {
                reasons.add("its device tree is compatible with " + found);
                score += i == 0 ? COMPATIBLE : LATER_COMPATIBLE;
                if (i > 0) {
                    doubts.add("its device tree names "
                            + facts.deviceTreeCompatible().get(0) + " first");
                }
                break;
            }
        }
        score += pattern(marks.models(), facts.deviceTreeModel(), MODEL, "its device tree calls it", reasons);
        score += pattern(marks.products(), facts.machineProduct(), PRODUCT, "its firmware calls it", reasons);
        score += pattern(marks.cpus(), facts.cpuModel(), CPU, "its CPU is", reasons);
        boolean named = score > 0;
        if (!profile.clusters().isEmpty() && !facts.clusters().isEmpty()) {
            String expected = CoreText.of(profile.clusters());
            String found = CoreText.of(facts.clusters());
            if (expected.equals(found)) {
                reasons.add("it has " + found);
                score += SAME_CORES;
            } else if (CoreText.contradict(profile.clusters(), facts.clusters())) {
                doubts.add(String.format(Locale.ROOT, "it has %s instead of %s", found, expected));
                score += OTHER_CORES;
            }
        }
        return new Candidate(profile, score, named, reasons, doubts);
    }

    private static int pattern(
            List<String> patterns, @Nullable String found, int score, String says, List<String> reasons) {
        if (found == null || patterns.stream().noneMatch(pattern -> TextPattern.matches(pattern, found))) {
            return 0;
        }
        reasons.add(says + " \"" + found + "\"");
        return score;
    }
}
