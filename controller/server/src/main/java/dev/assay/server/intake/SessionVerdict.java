package dev.assay.server.intake;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.RunFailure;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session gave figures, whose matter it is when it did not, and whether another attempt could change that.
 *
 * @param failure null when there are figures
 */
record SessionVerdict(Kind kind, @Nullable CellFailure failure) {
    /** What to do with the session. */
    enum Kind {
        /** There are figures. */
        MEASURED,
        /** There are none, and there would be none next time: about the model, the sweep, or what the device can do. */
        FINDING,
        /** Every run died. Once that may be chance; seen again it is a finding. */
        CRASHED,
        /** Nothing was even tried: the lab's matter, and tried again. */
        LAB_FAULT
    }

    static SessionVerdict of(SessionSummary summary) {
        if (summary.runsCompleted() > 0) {
            return new SessionVerdict(Kind.MEASURED, null);
        }
        List<RunFailure> failures = summary.runFailures();
        if (failures.isEmpty()) {
            return without(Kind.LAB_FAULT, FailureOwner.LAB, "the agent reported no runs");
        }
        String first = failures.get(0).message();
        if (all(failures, RunFailure.Kind.NOT_BEGUN)) {
            return without(Kind.LAB_FAULT, FailureOwner.LAB, first);
        }
        if (all(failures, RunFailure.Kind.REFUSED)) {
            return without(Kind.FINDING, FailureOwner.SWEEP_AUTHOR, first);
        }
        boolean isClear = failures.stream().anyMatch(SessionVerdict::isClear);
        return without(isClear ? Kind.FINDING : Kind.CRASHED, FailureOwner.DEVICE, first);
    }

    /** Too large or too slow for the device: it will be so again. */
    private static boolean isClear(RunFailure failure) {
        return switch (failure.kind()) {
            case OUT_OF_MEMORY, TIMED_OUT -> true;
            case REFUSED, CRASHED, NOT_BEGUN -> false;
        };
    }

    private static boolean all(List<RunFailure> failures, RunFailure.Kind kind) {
        return failures.stream().allMatch(failure -> failure.kind() == kind);
    }

    private static SessionVerdict without(Kind kind, FailureOwner owner, String reason) {
        return new SessionVerdict(kind, new CellFailure(owner, reason));
    }
}
