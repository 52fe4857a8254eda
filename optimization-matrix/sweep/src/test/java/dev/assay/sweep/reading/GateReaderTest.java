package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.sweep.gate.Constraint;
import dev.assay.sweep.gate.GateMetric;
import dev.assay.sweep.gate.GateSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateReaderTest {
    private static final String HEAD = "sweep: s\nmodels: [{name: cnn, onnx: cnn.onnx, task: none}]\n";

    @TempDir
    Path folder;

    private SampleFiles files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = new SampleFiles(folder);
    }

    @Test
    void everythingIsReadInBaseUnits() throws SweepException {
        GateSettings gate = SweepReader.read("s.yaml", HEAD + """
                gate:
                  baseline: main
                  latency_p50: {catch: 3%}
                  latency_p90: {catch: 6 %}
                  load: {catch: 5%}
                  energy: {catch: 4%}
                  memory_peak: {catch: 2%}
                  size: {catch: 0.1%}
                  accuracy: {margin: 0.5pp}
                  constraints:
                    - p90 <= 20 ms
                    - energy <= 2J
                    - "accuracy >= 0.97"
                """, files).gate();

        assertThat(gate.baseline()).isEqualTo("main");
        assertThat(gate.changes())
                .isEqualTo(Map.of(
                        GateMetric.LATENCY_P50, 0.03,
                        GateMetric.LATENCY_P90, 0.06,
                        GateMetric.LOAD, 0.05,
                        GateMetric.ENERGY, 0.04,
                        GateMetric.MEMORY_PEAK, 0.02,
                        GateMetric.SIZE, 0.001,
                        GateMetric.ACCURACY, 0.005));
        assertThat(gate.constraints())
                .containsExactly(
                        new Constraint(GateMetric.LATENCY_P90, 0.020, "p90 <= 20 ms"),
                        new Constraint(GateMetric.ENERGY, 2, "energy <= 2 J"),
                        new Constraint(GateMetric.ACCURACY, 0.97, "accuracy >= 0.97"));
    }

    @Test
    void sweepThatSaysNothingHasNoLimits() throws SweepException {
        assertThat(SweepReader.read("s.yaml", HEAD, files).gate()).isEqualTo(GateSettings.UNSAID);
    }

    @Test
    void gateAloneIsReadWithoutAnyOfTheFiles() throws SweepException {
        String yaml =
                "sweep: s\nmodels: [{name: a, onnx: nowhere.onnx, task: none}]\ngate: {constraints: [p90 <= 20 ms]}\n";

        assertThat(SweepReader.readGate("s.yaml", yaml).constraints())
                .containsExactly(new Constraint(GateMetric.LATENCY_P90, 0.020, "p90 <= 20 ms"));
        assertThat(SweepReader.readGate("s.yaml", HEAD)).isEqualTo(GateSettings.UNSAID);
        assertThatThrownBy(() -> SweepReader.readGate("s.yaml", HEAD + "gate: {baseline: -x}\n"))
                .isInstanceOf(SweepException.class);
    }

    @Test
    void everyMetricThatIsComparedHasItsKeyAndTheReverse() {
        for (GateMetric metric : GateMetric.values()) {
            assertThat(Section.GATE.keys().contains(metric.key()))
                    .as(metric.key())
                    .isEqualTo(metric.isCompared());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{latncy_p50: {catch: 3%}} | gate.latncy_p50: unknown key; expected baseline, latency_p50, latency_p90, load, energy, memory_peak, size, accuracy or constraints; did you mean latency_p50?",
                "{latency_p50: {catch: 3}} | gate.latency_p50.catch: \"3\"; expected a change in percent such as 3%",
                "{latency_p50: {catch: 3pp}} | gate.latency_p50.catch: \"3pp\"; expected a change in percent such as 3%",
                "{latency_p50: {catch: 60%}} | gate.latency_p50.catch: \"60%\"; expected a change in percent such as 3%, more than 0 and at most 50%",
                "{latency_p50: {}} | gate.latency_p50.catch: missing; expected the smallest change that must be caught: a change in percent such as 3%",
                "{accuracy: {margin: 0.5%}} | gate.accuracy.margin: \"0.5%\"; expected percentage points such as 0.5pp",
                "{accuracy: {margin: 0pp}} | gate.accuracy.margin: \"0pp\"; expected percentage points such as 0.5pp, more than 0 and at most 50pp",
                "{baseline: -x} | gate.baseline: \"-x\"; expected the name of a branch, such as main",
                "{constraints: [p90 <= 20 ms, latency_p90 <= 30 ms]} | gate.constraints[1]: \"latency_p90 <= 30 ms\" limits the same figure as gate.constraints[0]; expected each figure once",
                "{} | gate: nothing; expected at least one of baseline, constraints and the figures to compare",
            })
    void mistakeIsToldWhereItIs(String gate, String problem) {
        assertThat(problems(HEAD + "gate: " + gate + "\n"))
                .isEqualTo("s.yaml:3: " + problem + "\n1 problem; nothing was started.");
    }

    private String problems(String yaml) {
        try {
            SweepReader.read("s.yaml", yaml, files);
            return "";
        } catch (SweepException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
