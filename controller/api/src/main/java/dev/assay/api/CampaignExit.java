package dev.assay.api;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a campaign answers to a shell: the same rules for whoever ran it and for whoever checks its evidence. */
public final class CampaignExit {
    /** All is well. */
    public static final int CLEAN = 0;
    /** A regression is proven, and nobody lets it through. */
    public static final int REGRESSED = 1;
    /** Nothing can be said: nothing was measured, or not all of it. */
    public static final int INCONCLUSIVE = 2;
    /** The command, the sweep, a model or its data is wrong. */
    public static final int WRONG_INPUT = 3;
    /** The farm failed: no device, a lost agent, a fault while building. */
    public static final int FARM_FAILED = 4;

    private CampaignExit() {}

    /** As {@code assay gate} when the campaign is judged and nobody asks for leniency, else as {@code assay run}. */
    public static int of(CampaignReport report) {
        return report.gate() == null
                ? withoutGate(report)
                : GateTally.of(report).exitCode(false);
    }

    /**
     * What {@code assay run} answers to the shell.
     *
     * <ul>
     *   <li>4, the farm failed: a cell failed for a reason that the lab or Assay must mend
     *   <li>3, the sweep is wrong: a cell failed for a reason that its author must mend
     *   <li>2, inconclusive: nothing was measured, or cells were not reached
     *   <li>0: every cell was measured, skipped with a reason, or is a finding about a device
     * </ul>
     */
    public static int withoutGate(CampaignReport report) {
        List<CellRow> failed =
                report.cells().stream().filter(CampaignExit::isWithoutFigures).toList();
        if (isAny(failed, cell -> isFarmsFault(cell.owner()))) {
            return FARM_FAILED;
        }
        if (isAny(failed, cell -> cell.owner() == FailureOwner.SWEEP_AUTHOR)) {
            return WRONG_INPUT;
        }
        boolean isNothingMeasured = !isAny(report.cells(), CampaignExit::isMeasured);
        return isNothingMeasured || isAny(report.cells(), CampaignExit::isNotReached) ? INCONCLUSIVE : CLEAN;
    }

    private static boolean isAny(List<CellRow> cells, Predicate<CellRow> what) {
        return cells.stream().anyMatch(what);
    }

    private static boolean isFarmsFault(@Nullable FailureOwner owner) {
        return owner == null || owner == FailureOwner.LAB || owner == FailureOwner.ASSAY;
    }

    private static boolean isMeasured(CellRow cell) {
        return cell.state().isMeasured() && cell.summary() != null;
    }

    /** It should have figures, and has none. */
    private static boolean isWithoutFigures(CellRow cell) {
        return switch (cell.state()) {
            case MEASURED, REUSED -> cell.summary() == null;
            case BUILD_FAILED, MEASURE_FAILED -> true;
            case SKIPPED, WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE, CANCELLED -> false;
        };
    }

    private static boolean isNotReached(CellRow cell) {
        return switch (cell.state()) {
            case WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE, CANCELLED -> true;
            case MEASURED, REUSED, SKIPPED, BUILD_FAILED, MEASURE_FAILED -> false;
        };
    }
}
