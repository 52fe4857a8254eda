package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.optimize.OptimizeReport;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizeCommandTest {
    private static final Path STUDENT = Typed.digits().resolve("models/student-digits.onnx");
    private static final Path CALIBRATION = Typed.digits().resolve("data/digits-calibration.npz");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void aVariantIsWrittenWithItsReportBesideIt() throws Exception {
        Path out = folder.resolve("out");

        Typed typed = Typed.assay(
                "optimize",
                STUDENT.toString(),
                "--data",
                CALIBRATION.toString(),
                "--quantization",
                "static-int8",
                "--out",
                out.toString());

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(filesIn(out))
                .containsExactly("student-digits-static-int8.onnx", "student-digits-static-int8.report.json");
        OptimizeReport report = WireJson.read(
                OptimizeReport.class, Files.readAllBytes(out.resolve("student-digits-static-int8.report.json")));
        assertThat(report.format()).isEqualTo("assay-build/1");
        assertThat(report.build().bytes()).isEqualTo(Files.size(out.resolve("student-digits-static-int8.onnx")));
        assertThat(typed.out())
                .startsWith(STUDENT + " · static-int8\n")
                .contains(" quantized  Conv ")
                .contains("\n35.5 kB → ");
    }

    @Test
    void theReportForProgramsIsTheFile() throws Exception {
        Typed typed = Typed.assay(
                "optimize", STUDENT.toString(), "--quantization", "fp16-storage", "--out", folder.toString(), "--json");

        assertThat(typed.out().strip())
                .isEqualTo(Files.readString(folder.resolve("student-digits-fp16-storage.report.json")));
        assertThat(WireJson.read(OptimizeReport.class, typed.out().getBytes(StandardCharsets.UTF_8))
                        .variant())
                .isEqualTo("fp16-storage");
    }

    @Test
    void everyWrongValueIsToldAtOnce() throws Exception {
        Typed typed = Typed.assay(
                "optimize",
                STUDENT.toString(),
                "--quantization",
                "int4",
                "--rank",
                "2",
                "--out",
                folder.resolve("out").toString());

        assertThat(typed)
                .isEqualTo(new Typed(
                        3,
                        "",
                        "--quantization: \"int4\"; expected none, dynamic-int8, static-int8 or fp16-storage\n"
                                + "--rank: \"2\"; expected full, or the share of the rank to keep such as 0.5"
                                + " (more than 0, at most 1)\n"));
    }

    @Test
    void aRefusedBuildLeavesNothingBehind() throws Exception {
        Typed typed = Typed.assay(
                "optimize",
                STUDENT.toString(),
                "--quantization",
                "static-int8",
                "--out",
                folder.resolve("out").toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("no calibration data");
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void aStudentThatDoesNotFitIsRefusedWithTheReason() throws Exception {
        Path broken = Files.writeString(folder.resolve("page.onnx"), "<html>404</html>");

        Typed typed = Typed.assay(
                "optimize",
                STUDENT.toString(),
                "--student",
                broken.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("page.onnx").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
