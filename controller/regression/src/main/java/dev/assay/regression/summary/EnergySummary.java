package dev.assay.regression.summary;

import dev.assay.protocol.EnergyGrade;
import dev.assay.protocol.EnergyReading;
import dev.assay.protocol.RunMeasurement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Energy of one inference, over the runs of a session: either joules with their source and grade, or the reason for their
 * absence.
 *
 * @param grossJoules all that the sensor saw; null when there was none
 * @param netJoules idle power subtracted; null when there was no sensor or idle power is not known
 * @param sensorUncertaintyJoules largest error band of the sensor over the runs, half-width
 */
public record EnergySummary(
        @Nullable String source,
        @Nullable EnergyGrade grade,
        @Nullable Estimate grossJoules,
        @Nullable Estimate netJoules,
        @Nullable Double sensorUncertaintyJoules,
        List<String> triedPaths,
        @Nullable String absentReason) {
    public EnergySummary {
        triedPaths = List.copyOf(triedPaths);
    }

    static EnergySummary of(List<RunMeasurement> runs) {
        List<EnergyReading> readings = runs.stream().map(RunMeasurement::energy).toList();
        List<EnergyReading> present =
                readings.stream().filter(r -> r.grossJoules() != null).toList();
        if (present.isEmpty()) {
            EnergyReading first = readings.get(0);
            return new EnergySummary(null, null, null, null, null, first.triedPaths(), first.absentReason());
        }
        EnergyReading first = present.get(0);
        Estimate gross = Estimate.ofAny(present.stream()
                .map(EnergyReading::grossJoules)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue));
        Estimate net = Estimate.ofAny(present.stream()
                .map(EnergyReading::netJoules)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue));
        Double uncertainty = present.stream()
                .map(EnergyReading::uncertaintyJoules)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
        return new EnergySummary(first.source(), first.grade(), gross, net, uncertainty, first.triedPaths(), null);
    }
}
