package dev.assay.sweep.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.SampleModels;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.expansion.Skip;
import dev.assay.sweep.expansion.Skip.Kind;
import dev.assay.sweep.expansion.SweepExpansion;
import dev.assay.sweep.expansion.SweepPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example sweeps that newcomers begin with: their data are the real ones, of the models the facts that matter here. */
class DigitsExampleTest {
    static final Path FOLDER = Path.of("..", "examples", "digits");

    private static final Map<String, ModelFacts> FACTS = Map.of(
            "mobilenetv2-digits.onnx", SampleModels.facts("1", Map.of("Conv", 31, "Clip", 21, "Gemm", 1), 18),
            "squeezenet-digits.onnx", SampleModels.facts("2", Map.of("Conv", 17, "Relu", 16, "Concat", 5), 9),
            "resnet-digits.onnx", SampleModels.facts("3", Map.of("Conv", 11, "Relu", 9, "Gemm", 1), 3),
            "vit-digits.onnx", SampleModels.facts("4", Map.of("Conv", 1, "MatMul", 32, "Gemm", 1), 25),
            "student-digits.onnx", SampleModels.facts("5", Map.of("Conv", 3, "Relu", 3, "Gemm", 1), 1));

    @Test
    void digitsMeasureAtLeastThirtyCellsWithinTenMinutes() throws IOException, SweepException {
        Sweep sweep = read("digits.yaml");

        SweepPlan plan = SweepPlan.of(new SweepExpansion(sweep));

        assertThat(plan.models()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(plan.total().measured()).isBetween(30L, 60L);
        // A build takes up to 1.5 s; what is left of the ten minutes is for scoring and slow machines.
        assertThat(plan.deviceTime().plusMillis(1_500 * plan.builds())).isLessThan(Duration.ofMinutes(7));
        assertThat(plan.skipped())
                .isEqualTo(Map.of(
                        new Skip(Kind.NO_GAIN, "mostly convolutions, which have no fast dynamic kernel"),
                        3L,
                        new Skip(
                                Kind.NOTHING_TO_CHANGE,
                                "no MatMul or Gemm, and convolutions have no fast dynamic kernel"),
                        2L));
        assertThat(plan.refusal(sweep.cellsMax())).isEmpty();
        assertThat(sweep.students()).hasSize(1);
        assertThat(sweep.excludes()).isNotEmpty();
    }

    @Test
    void digitsAreScoredOnTheTestSetOfTheReadme() throws IOException, SweepException {
        for (ModelSpec model : read("digits.yaml").models()) {
            assertThat(model.test()).satisfies(data -> {
                assertThat(data.path()).isEqualTo("data/digits-test.npz");
                assertThat(data.examples()).isEqualTo(540);
            });
            assertThat(model.calibration())
                    .satisfies(data -> assertThat(data.examples()).isEqualTo(200));
        }
    }

    @Test
    void minimalTakesLessThanAMinute() throws IOException, SweepException {
        SweepPlan plan = SweepPlan.of(new SweepExpansion(read("minimal.yaml")));

        assertThat(plan.total().measured()).isGreaterThanOrEqualTo(3);
        assertThat(plan.total().skipped()).isZero();
        assertThat(plan.deviceTime().plusMillis(1_500 * plan.builds())).isLessThan(Duration.ofMinutes(1));
    }

    private static Sweep read(String name) throws IOException, SweepException {
        FileSources sources = new FileSources(FOLDER::resolve, file -> {
            ModelFacts facts = FACTS.get(file.getFileName().toString());
            if (facts == null) {
                throw new SourceException("\"" + file + "\" has no facts");
            }
            return facts;
        });
        return SweepReader.read(name, Files.readString(FOLDER.resolve(name)), sources);
    }
}
