package dev.assay.sweep.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p90 <= 20 ms     | LATENCY_P90   | 0.020    | p90 <= 20 ms",
                "p50<=1.5ms       | LATENCY_P50   | 0.0015   | p50 <= 1.5 ms",
                "latency ≤ 900 µs | LATENCY_P50   | 0.0009   | latency <= 900 µs",
                "p99 <= 30000us   | LATENCY_P99   | 0.03     | p99 <= 30000 us",
                "load <= 2 s      | LOAD          | 2        | load <= 2 s",
                "energy <= 40 mJ  | ENERGY        | 0.04     | energy <= 40 mJ",
                "≤ 2 J            | ENERGY        | 2        | energy <= 2 J",
                "memory <= 64 MB  | MEMORY_PEAK   | 64000000 | memory <= 64 MB",
                "size <= 1 MiB    | SIZE          | 1048576  | size <= 1 MiB",
                "top-1 >= 0.97    | ACCURACY      | 0.97     | top-1 >= 0.97",
                ">= 97 %          | ACCURACY      | 0.97     | accuracy >= 97 %",
                ">= 0.97          | ACCURACY      | 0.97     | accuracy >= 0.97",
                "drop <= 0.5pp    | ACCURACY_DROP | 0.005    | drop <= 0.5 pp",
                "<= 0pp           | ACCURACY_DROP | 0        | accuracy_drop <= 0 pp",
            })
    void constraintIsReadInBaseUnits(String written, GateMetric metric, double limit, String text) {
        assertThat(ConstraintText.parse(written)).isEqualTo(new Constraint(metric, limit, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fast            | expected a figure, <= or >=, and its limit, such as p90 <= 20 ms",
                "p90 < 20 ms     | expected <= or >=: the limit itself is allowed",
                "p90 => 20 ms    | expected <= or >=: the limit itself is allowed",
                "p90 >= 20 ms    | expected p90 <= 20 ms, since less is better",
                "top-1 <= 0.9    | expected top-1 >= 0.9, since more is better",
                "p90 <= 20       | expected a time such as 20 ms",
                "p90 <= 20 mss   | expected a time such as 20 ms; did you mean ms?",
                "p90 <= 20 J     | expected a time such as 20 ms",
                "p90 <= 0 ms     | expected a time such as 20 ms, more than 0",
                "p90 <= 1e3 ms   | expected a time such as 20 ms",
                "accuracy >= 97  | expected a share such as 0.97 or 97 %, more than 0 and at most 100 %",
                "accuracy >= 0   | expected a share such as 0.97 or 97 %, more than 0 and at most 100 %",
                "drop <= 101 pp  | expected percentage points such as 0.5pp, at most 100pp",
                "<= 20 ms        | expected the figure's name before the sign: latency_p50, latency_p90, latency_p99 or load",
                "<= 20 parsecs   | expected the figure's name before the sign, such as p90 <= 20 ms",
                "p95 <= 20 ms    | expected latency_p50, p50, latency, latency_p90, p90, latency_p99, p99, load, energy, memory_peak, memory, size, accuracy, top-1, accuracy_drop or drop before the sign; did you mean p90?",
            })
    void mistakeIsToldWithWhatWouldBeRight(String written, String expected) {
        assertThatThrownBy(() -> ConstraintText.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + written + "\"; " + expected);
    }

    @Test
    void amountAloneMakesAConstraintOfItsMetric() {
        assertThat(ConstraintText.limit(GateMetric.LATENCY_P50, "20ms"))
                .isEqualTo(new Constraint(GateMetric.LATENCY_P50, 0.020, "latency_p50 <= 20 ms"));
        assertThatThrownBy(() -> ConstraintText.limit(GateMetric.ENERGY, "2W"))
                .hasMessage("\"2W\"; expected an energy such as 2 J");
    }

    @Test
    void everyNameMeansOneMetric() {
        for (GateMetric metric : GateMetric.values()) {
            assertThat(metric.names())
                    .allSatisfy(name -> assertThat(GateMetric.named(name)).contains(metric));
        }
    }
}
