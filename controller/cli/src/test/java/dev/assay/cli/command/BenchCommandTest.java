package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellState;
import dev.assay.cli.bench.ProfileText;
import dev.assay.cli.report.DeviceSection;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.WireJson;
import dev.assay.regression.summary.AccuracySummary;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    /** What the file has beside the report. */
    record Profiled(ModelProfile profile) {}

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aModelIsMeasuredHereAndShownAsInACampaign() throws Exception {
        Typed typed = Typed.assay(
                "bench",
                Typed.digits().resolve("models/student-digits.onnx").toString(),
                "--data",
                Typed.digits().resolve("data/digits-test.npz").toString(),
                "--runs",
                "1",
                "--duration",
                "50ms",
                "--samples",
                "70",
                "--profile",
                "--json",
                folder + "/bench.json",
                "--home",
                folder + "/home");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out())
                .startsWith("bench · 1 model × 1 variant on ")
                .contains(" student-digits.onnx    as given  ")
                .contains("0.9926")
                .contains("\n1 measured, 0 skipped, 0 failed · ")
                .contains("\nprofile of 32 inferences by ONNX Runtime; ")
                .containsPattern("\n Conv +\\d+\\.\\d +[\\d.]+ +\\d+\n");
        byte[] json = Files.readAllBytes(folder.resolve("bench.json"));
        ModelProfile profile = WireJson.read(Profiled.class, json).profile();
        assertThat(typed.out()).contains(ProfileText.of(profile));
        assertThat(profile.nodes()).isNotEmpty();
        CampaignReport report = WireJson.read(CampaignReport.class, json);
        assertThat(report.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.state()).isEqualTo(CellState.MEASURED);
            assertThat(DeviceSection.summaryOf(cell).accuracy())
                    .isEqualTo(new AccuracySummary("top-1", 540, 536, 536 / 540.0));
        });
    }

    @Test
    void aFileThatIsNoModelIsRefusedBeforeAnyProcessStarts() throws Exception {
        Path page = Files.writeString(folder.resolve("page.onnx"), "<html>404 not found</html>");

        Typed typed = Typed.assay("bench", page.toString(), "--home", folder + "/home");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).startsWith(page + ": ").doesNotContain("\tat ");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void figuresOutsideTheirRangeAreNamedWithIt() {
        Typed typed = Typed.assay(
                "bench", Typed.digits().resolve("models/student-digits.onnx").toString(), "--runs", "0");

        assertThat(typed).isEqualTo(new Typed(3, "", "assay bench: runs is 0; expected 1 to 100\n"));
    }

    @Test
    void aDurationNeedsItsUnit() {
        assertThat(Typed.assay("bench", "m.onnx", "--duration", "5").err())
                .startsWith(
                        "assay: Invalid value for option '--duration': found \"5\"; expected a number with its unit");
    }
}
