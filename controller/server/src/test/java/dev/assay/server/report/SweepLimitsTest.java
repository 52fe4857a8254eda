package dev.assay.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignRequest;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import dev.assay.server.store.StoredJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepLimitsTest {
    private static String request(String gate) {
        return StoredJson.write(new CampaignRequest(
                "s.yaml", "sweep: s\nmodels: []\n" + gate, Map.of(), null, null, false, null, 0, null));
    }

    @Test
    void everyConstraintIsALimitOfTheFigureOfItsName() {
        assertThat(SweepLimits.of(request("""
                        gate:
                          constraints:
                            - p50 <= 1 ms
                            - p90 <= 2 ms
                            - p99 <= 3 ms
                            - load <= 4 s
                            - energy <= 5 J
                            - memory <= 6 MB
                            - size <= 7 kB
                            - accuracy >= 0.8
                            - drop <= 9 pp
                        """)))
                .containsExactly(
                        new FigureLimit(FigureKind.LATENCY_P50, 0.001, "p50 <= 1 ms"),
                        new FigureLimit(FigureKind.LATENCY_P90, 0.002, "p90 <= 2 ms"),
                        new FigureLimit(FigureKind.LATENCY_P99, 0.003, "p99 <= 3 ms"),
                        new FigureLimit(FigureKind.LOAD, 4, "load <= 4 s"),
                        new FigureLimit(FigureKind.ENERGY, 5, "energy <= 5 J"),
                        new FigureLimit(FigureKind.MEMORY_PEAK, 6e6, "memory <= 6 MB"),
                        new FigureLimit(FigureKind.SIZE, 7e3, "size <= 7 kB"),
                        new FigureLimit(FigureKind.ACCURACY, 0.8, "accuracy >= 0.8"),
                        new FigureLimit(FigureKind.ACCURACY_DROP, 0.09, "drop <= 9 pp"));
    }

    @Test
    void sweepWithoutAGateHasNoLimits() {
        assertThat(SweepLimits.of(request(""))).isEmpty();
    }
}
