package dev.assay.server.health;

import dev.assay.protocol.AccuracyReport;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Whether a report of the golden model is what every sound device gives, whatever its speed. */
final class GoldenVerdict {
    private GoldenVerdict() {}

    /**
     * What is wrong with it; empty when nothing is.
     *
     * @param isSimulated whether the device makes its figures up: its answers are not judged, since no model gave them
     */
    static Optional<String> unsound(GoldenModel golden, SessionReport report, boolean isSimulated) {
        List<RunFailure> failures = report.runs().stream()
                .map(run -> run.failure())
                .filter(Objects::nonNull)
                .toList();
        int runs = golden.plan().runs();
        if (!failures.isEmpty()) {
            return Optional.of(failures.size() + " of " + runs + " runs failed: "
                    + failures.get(0).message());
        }
        if (report.runs().size() != runs) {
            return Optional.of("the device reported " + report.runs().size() + " runs; expected " + runs);
        }
        return isSimulated ? Optional.empty() : wrongAnswers(golden, report);
    }

    private static Optional<String> wrongAnswers(GoldenModel golden, SessionReport report) {
        AccuracyReport answers = report.accuracy();
        if (answers == null) {
            RunFailure why = report.accuracyFailure();
            return Optional.of("no answers" + (why == null ? "" : ": " + why.message()));
        }
        int wrong = golden.wrongAmong(answers.predictions());
        return wrong == 0
                ? Optional.empty()
                : Optional.of(wrong + " of " + golden.answers().length + " answers of the golden model are wrong");
    }
}
