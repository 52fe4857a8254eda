package dev.assay.server.report;

import dev.assay.api.CampaignRequest;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.gate.Constraint;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.sweep.reading.SweepException;
import dev.assay.sweep.reading.SweepReader;
import java.util.List;

/** The constraints of a campaign's sweep, as limits of figures. */
final class SweepLimits {
    private SweepLimits() {}

    /** @param requestJson as the campaign stores it; its sweep was found right when the campaign began */
    static List<FigureLimit> of(String requestJson) {
        CampaignRequest request = StoredJson.read(CampaignRequest.class, requestJson);
        try {
            return SweepReader.readGate(request.fileName(), request.sweepYaml()).constraints().stream()
                    .map(SweepLimits::limit)
                    .toList();
        } catch (SweepException e) {
            throw new IllegalStateException("the sweep that the campaign stored is not right any more", e);
        }
    }

    private static FigureLimit limit(Constraint constraint) {
        return new FigureLimit(kind(constraint.metric()), constraint.limit(), constraint.text());
    }

    private static FigureKind kind(GateMetric metric) {
        return switch (metric) {
            case LATENCY_P50 -> FigureKind.LATENCY_P50;
            case LATENCY_P90 -> FigureKind.LATENCY_P90;
            case LATENCY_P99 -> FigureKind.LATENCY_P99;
            case LOAD -> FigureKind.LOAD;
            case ENERGY -> FigureKind.ENERGY;
            case MEMORY_PEAK -> FigureKind.MEMORY_PEAK;
            case SIZE -> FigureKind.SIZE;
            case ACCURACY -> FigureKind.ACCURACY;
            case ACCURACY_DROP -> FigureKind.ACCURACY_DROP;
        };
    }
}
