package dev.assay.cli.progress;

import dev.assay.api.CampaignProgress;
import dev.assay.cli.figure.Amounts;
import java.util.ArrayList;
import java.util.List;

/** A campaign's progress in one line. */
public final class ProgressText {
    private ProgressText() {}

    /** {@code 12 of 42 cells · 9 of 14 variants built · about 5 min left · kitchen-pi5: mobilenetv2 · static-int8, run 2 of 5}. */
    public static String of(CampaignProgress progress) {
        List<String> parts = new ArrayList<>();
        parts.add(progress.cellsDone() + " of " + Amounts.count(progress.cellsTotal(), "cell"));
        if (progress.cellsFailed() > 0) {
            parts.add(progress.cellsFailed() + " failed");
        }
        if (progress.variantsBuilt() < progress.variantsTotal()) {
            parts.add(
                    progress.variantsBuilt() + " of " + Amounts.count(progress.variantsTotal(), "variant") + " built");
        }
        Double remaining = progress.remainingSeconds();
        if (remaining != null) {
            parts.add(Amounts.guess(remaining) + " left");
        }
        parts.addAll(progress.doingNow());
        if (progress.doingNow().isEmpty()) {
            parts.addAll(progress.blockers());
        }
        return String.join(" · ", parts);
    }
}
