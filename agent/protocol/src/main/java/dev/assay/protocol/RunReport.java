package dev.assay.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fresh process executing one variant: either a measurement or the failure that ended it.
 *
 * @param index 0-based position in the session, counted over both arms when it is paired
 */
public record RunReport(
        int index,
        @Nullable RunMeasurement measurement,
        @Nullable RunFailure failure,
        List<Warning> warnings) {
    public RunReport {
        warnings = List.copyOf(warnings);
        if ((measurement == null) == (failure == null)) {
            throw new IllegalArgumentException("a run has either a measurement or a failure");
        }
    }
}
