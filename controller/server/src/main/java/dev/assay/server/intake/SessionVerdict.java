package dev.assay.server.intake;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.RunFailure;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellFailure;
import java.util.List;
import java.util.Optional;

/** Whether a session gave figures, and whose matter it is when it did not. */
final class SessionVerdict {
    private SessionVerdict() {}

    /** Why there are no figures; empty when at least one run has some. */
    static Optional<CellFailure> failure(SessionSummary summary) {
        if (summary.runsCompleted() > 0) {
            return Optional.empty();
        }
        List<RunFailure> failures = summary.runFailures();
        if (failures.isEmpty()) {
            return Optional.of(new CellFailure(FailureOwner.LAB, "the agent reported no runs"));
        }
        RunFailure first = failures.get(0);
        boolean isRefused = failures.stream().allMatch(failure -> failure.kind() == RunFailure.Kind.REFUSED);
        return Optional.of(
                new CellFailure(isRefused ? FailureOwner.SWEEP_AUTHOR : FailureOwner.DEVICE, first.message()));
    }
}
