package dev.assay.server.intake;

import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How warm a device was during a session, over the runs of both arms.
 *
 * @param celsiusStart hottest zone when the first run that tells began; null when none tells
 * @param celsiusMax the highest of all runs' starts and ends; null when none tells
 */
record SessionHeat(@Nullable Double celsiusStart, @Nullable Double celsiusMax) {
    static SessionHeat of(SessionReport report) {
        List<RunReport> baseline =
                report.baseline() == null ? List.of() : report.baseline().runs();
        List<RunMeasurement> inOrder = Stream.concat(report.runs().stream(), baseline.stream())
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .map(RunReport::measurement)
                .filter(Objects::nonNull)
                .toList();
        return new SessionHeat(
                inOrder.stream()
                        .map(RunMeasurement::celsiusStart)
                        .filter(SessionHeat::isTold)
                        .findFirst()
                        .orElse(null),
                inOrder.stream()
                        .flatMap(run -> Stream.of(run.celsiusStart(), run.celsiusEnd()))
                        .filter(SessionHeat::isTold)
                        .max(Double::compare)
                        .orElse(null));
    }

    private static boolean isTold(@Nullable Double celsius) {
        return celsius != null && Double.isFinite(celsius);
    }
}
