package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.plan.PlanReport;
import dev.assay.protocol.WireJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandsTest {
    private static final String FOUR_CELLS = "  quantization: [none, static-int8]\n  sparsity: [0, 0.5]\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aGoodSweepIsSummedUpInALine() throws Exception {
        Path file = Typed.sweep(folder, FOUR_CELLS);

        Typed typed = Typed.assay("sweep", "validate", file.toString());

        assertThat(typed)
                .isEqualTo(new Typed(
                        0,
                        file + ": no problems · 4 cells: 4 to measure, 0 skipped · 4 variants, 3 to build"
                                + " · at least 17 s of measuring\n",
                        ""));
    }

    @Test
    void everyProblemIsToldAtOnceAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), """
                sweep: s
                models:
                  - name: m
                    onnx: missing.onnx
                    task: clasification
                axes:
                  quantisation: [none]
                """);

        Typed typed = Typed.assay("sweep", "validate", file.toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err().lines())
                .hasSize(4)
                .allSatisfy(line ->
                        assertThat(line).matches("\\Q" + file + "\\E:[457]: .*|3 problems; nothing was started\\."));
    }

    @Test
    void thePlanShowsTheMatrix() throws Exception {
        Path file = Typed.sweep(folder, "  quantization: [none, dynamic-int8]\n  sparsity: [0, 0.5]\n");

        Typed typed = Typed.assay("sweep", "plan", file.toString());

        assertThat(typed).isEqualTo(new Typed(0, """
                        s · 4 combinations of models, axes and devices

                         axis          value                           measured  skipped
                         model         student                         2         2
                         quantization  none                            2         –
                                       dynamic-int8                    –         2
                         sparsity      0                               1         1
                                       0.5                             1         1
                         rank          full                            2         2
                         distillation  none                            2         2
                         runtime       provider=cpu threads=1 batch=1  2         2

                        skipped
                         2 cells: mostly convolutions, which have no fast dynamic kernel (measure it anyway with force: true)

                        4 cells: 2 to measure, 2 skipped · 2 variants, 1 to build · at least 8.4 s of measuring
                        """, ""));
    }

    @Test
    void anAxisWithMoreValuesThanAnybodyReadsIsCutShort() throws Exception {
        String values = IntStream.range(1, 26).mapToObj(i -> "0." + (100 + i)).collect(Collectors.joining(", "));
        Path file = Typed.sweep(folder, "  sparsity: [" + values + "]\n");

        assertThat(Typed.assay("sweep", "plan", file.toString()).out())
                .contains("0.119")
                .doesNotContain("0.121")
                .containsPattern("\n +… and 5 more values\n");
    }

    @Test
    void thePlanForProgramsCountsEachDevice() throws Exception {
        Path file = Typed.sweep(folder, FOUR_CELLS);

        Typed typed = Typed.assay("sweep", "plan", file.toString(), "--json", "--device", "pi5", "pi4");

        PlanReport plan = WireJson.read(PlanReport.class, typed.out().getBytes(StandardCharsets.UTF_8));
        assertThat(plan.format()).isEqualTo("assay-plan/1");
        assertThat(plan.total().measured()).isEqualTo(8);
        assertThat(plan.models()).containsOnlyKeys("student");
        assertThat(plan.refusal()).isNull();
    }

    @Test
    void tooManyCellsAreRefusedWithTheKeyToChange() throws Exception {
        Path file = Typed.sweep(folder, FOUR_CELLS);

        Typed typed = Typed.assay("sweep", "plan", file.toString(), "--max-cells", "3");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .isEqualTo(file + ":1: limits.cells: 4 cells would be expanded; expected at most 3 (raise limits.cells"
                        + " or give --max-cells, or add exclude rules)\n");
    }

    @Test
    void theSchemaIsJson() {
        assertThat(Typed.assay("sweep", "schema").out())
                .startsWith("{")
                .contains("\"$schema\"")
                .endsWith("}\n");
    }

    @Test
    void aFileThatIsNotThereIsSaidNotToBeThere() {
        assertThat(Typed.assay("sweep", "validate", "gone.yaml"))
                .isEqualTo(new Typed(3, "", "gone.yaml does not exist; expected a sweep (YAML)\n"));
    }
}
