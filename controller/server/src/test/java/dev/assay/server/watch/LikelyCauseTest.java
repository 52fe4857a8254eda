package dev.assay.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CauseRow;
import dev.assay.api.CauseRow.Basis;
import dev.assay.regression.incident.Cause;
import dev.assay.regression.incident.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikelyCauseTest {
    private static final Cause NOTHING = new Cause(Cause.Kind.UNKNOWN, "", 0, 1);

    private static CellEvidence cell(
            String model,
            String device,
            boolean isSourceSame,
            boolean isArtifactSame,
            @Nullable String runtime,
            @Nullable String toolchain) {
        return new CellEvidence(
                new Cell(model, "static-int8", "provider=cpu", device, "board", "latency_p50"),
                isSourceSame,
                isArtifactSame,
                runtime == null ? List.of() : List.of("ONNX Runtime: 1.28.0 and 1.29.0"),
                runtime,
                toolchain);
    }

    private static CauseRow of(Cause contrast, CellEvidence... moved) {
        return LikelyCause.of(contrast, List.of(moved), moved.length, 8);
    }

    @Test
    void anotherFileOfOneModelIsTheModel() {
        CauseRow cause =
                of(NOTHING, cell("a", "pi", false, false, null, null), cell("a", "nano", false, false, null, null));

        assertThat(cause.kind()).isEqualTo(Cause.Kind.MODEL);
        assertThat(cause.value()).isEqualTo("a");
        assertThat(cause.basis()).isEqualTo(Basis.CHANGED);
    }

    @Test
    void anotherArtifactOfTheSameFilesIsTheToolchain() {
        CauseRow cause =
                of(NOTHING, cell("a", "pi", true, false, null, "1 to 2"), cell("b", "pi", true, false, null, "1 to 2"));

        assertThat(cause.kind()).isEqualTo(Cause.Kind.OPTIMIZER);
        assertThat(cause.value()).isEqualTo("1 to 2");
        assertThat(cause.facts()).contains("the same model gave another artifact in 2 of 2", "optimizers: 1 to 2");
    }

    @Test
    void theSameArtifactUnderAnotherRuntimeIsTheRuntime() {
        String change = "onnxruntime 1.28.0 to 1.29.0";

        CauseRow cause =
                of(NOTHING, cell("a", "pi", true, true, change, null), cell("b", "nano", true, true, change, null));

        assertThat(cause.kind()).isEqualTo(Cause.Kind.RUNTIME);
        assertThat(cause.value()).isEqualTo(change);
    }

    @Test
    void theSameArtifactOnOneDeviceIsTheDeviceAndNeverTheModel() {
        Cause contrast = new Cause(Cause.Kind.MODEL, "a", 1, 1);

        assertThat(of(contrast, cell("a", "pi", true, true, null, null)).kind()).isEqualTo(Cause.Kind.DEVICE);
        assertThat(of(contrast, cell("a", "pi", true, true, null, null), cell("a", "nano", true, true, null, null))
                        .kind())
                .isEqualTo(Cause.Kind.UNKNOWN);
    }

    @Test
    void whereSeveralThingsChangedTheSparedCellsDecide() {
        Cause contrast = new Cause(Cause.Kind.FAMILY, "board", 1, 1);
        String change = "onnxruntime 1.28.0 to 1.29.0";

        CauseRow cause = of(contrast, cell("a", "pi", false, false, change, null));

        assertThat(cause.kind()).isEqualTo(Cause.Kind.FAMILY);
        assertThat(cause.basis()).isEqualTo(Basis.CONTRAST);
    }

    @Test
    void aCellWithoutAValueBeforeLeavesTheAnswerToTheOthers() {
        Cause contrast = new Cause(Cause.Kind.MODEL, "a", 1, 1);

        CauseRow cause = LikelyCause.of(contrast, List.of(cell("a", "pi", true, true, null, null)), 2, 8);

        assertThat(cause.kind()).isEqualTo(Cause.Kind.MODEL);
        assertThat(cause.facts().get(0)).startsWith("2 of 8 watched figures moved");
    }
}
