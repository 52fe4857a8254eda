package dev.assay.optimizer.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.optimizer.inspect.OnnxModelInspector;
import dev.assay.optimizer.pass.PassException;
import dev.assay.sweep.ModelFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeBuildTest {
    @TempDir
    Path folder;

    private BuildRequest request(String model, String quantization, String sparsity, String rank, String output) {
        return request(Digits.model(model), null, Digits.CALIBRATION, quantization, sparsity, rank, output);
    }

    private BuildRequest request(
            Path model,
            @Nullable Path student,
            @Nullable Path calibration,
            String quantization,
            String sparsity,
            String rank,
            String output) {
        return new BuildRequest(
                model.toString(),
                student == null ? null : student.toString(),
                calibration == null ? null : calibration.toString(),
                quantization,
                sparsity,
                rank,
                folder.resolve(output).toString(),
                1);
    }

    /** All recipes on the smallest model; on the others each quantization together with everything else. */
    static Stream<Arguments> recipes() {
        return Digits.MODELS.stream()
                .flatMap(model -> quantizations(model)
                        .flatMap(quantization -> model.startsWith("student")
                                ? Stream.of("0", "0.5", "2:4")
                                        .flatMap(sparsity -> Stream.of("full", "0.5")
                                                .map(rank -> Arguments.of(model, quantization, sparsity, rank)))
                                : Stream.of(Arguments.of(model, quantization, "2:4", "0.5"))));
    }

    /** A model without MatMul and Gemm has nothing to quantize dynamically. */
    private static Stream<String> quantizations(String model) {
        return Stream.of("none", "dynamic-int8", "static-int8", "fp16-storage")
                .filter(quantization -> !quantization.equals("dynamic-int8") || !model.startsWith("squeezenet"));
    }

    /** Building a variant runs it, and refuses it if it does not answer as the model does. */
    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeGivesAVariantThatRuns(String model, String quantization, String sparsity, String rank)
            throws Exception {
        // Fitting to data takes seconds a layer and is the same in every recipe: once for each model is enough.
        Path calibration = quantization.equals("static-int8") ? Digits.CALIBRATION : null;
        BuildReport report = VariantBuilder.build(
                request(Digits.model(model), null, calibration, quantization, sparsity, rank, "variant.onnx"));

        ModelFacts before = OnnxModelInspector.inspect(Digits.model(model));
        ModelFacts after = OnnxModelInspector.inspect(folder.resolve("variant.onnx"));
        assertThat(after.sha256()).isEqualTo(report.artifactSha256());
        assertThat(after.bytes()).isEqualTo(report.bytes());
        assertThat(after.inputs()).isEqualTo(before.inputs());
        assertThat(after.outputs()).isEqualTo(before.outputs());
        assertThat(report.operatorsFused()).isNotEmpty();
        assertThat(folder.toFile().list()).containsExactly("variant.onnx");
    }

    @Test
    void theSameRequestGivesTheSameBytes() throws Exception {
        String first = VariantBuilder.build(request("student-digits", "static-int8", "0.5", "0.5", "first.onnx"))
                .artifactSha256();
        String second = VariantBuilder.build(request("student-digits", "static-int8", "0.5", "0.5", "second.onnx"))
                .artifactSha256();

        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("second.onnx")).hasSameBinaryContentAs(folder.resolve("first.onnx"));
    }

    @Test
    void saysOnceThatZerosGiveNoSpeed() throws Exception {
        for (String sparsity : List.of("0.5", "2:4")) {
            BuildReport report = VariantBuilder.build(request("student-digits", "none", sparsity, "full", "v.onnx"));
            assertThat(report.warnings())
                    .filteredOn(warning -> warning.contains("zeros"))
                    .hasSize(1);
        }
    }

    @Test
    void aStudentTakesTheModelsPlace() throws Exception {
        VariantBuilder.build(request(
                Digits.model("resnet-digits"),
                Digits.model("student-digits"),
                null,
                "none",
                "0",
                "full",
                "variant.onnx"));

        assertThat(folder.resolve("variant.onnx")).hasSameBinaryContentAs(Digits.model("student-digits"));
    }

    @Test
    void aVariantNeedsNoCalibrationUnlessItsRecipeDoes() throws Exception {
        BuildReport report = VariantBuilder.build(
                request(Digits.model("student-digits"), null, null, "fp16-storage", "0", "full", "variant.onnx"));

        assertThat(report.bytes()).isLessThan(Files.size(Digits.model("student-digits")) * 2 / 3);
        assertThat(report.warnings()).anyMatch(warning -> warning.contains("halves the file, not the time"));
        assertThatThrownBy(() -> VariantBuilder.build(
                        request(Digits.model("student-digits"), null, null, "static-int8", "0", "full", "x.onnx")))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("no calibration data");
    }

    @Test
    void dataThatDoNotFitAreSaidAndNotNeeded() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.npz"), "no zip");
        BuildReport report = VariantBuilder.build(
                request(Digits.model("student-digits"), null, broken, "none", "0", "full", "variant.onnx"));

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("broken.npz: not a readable zip"));
    }

    @Test
    void refusesWhatIsNoRecipe() {
        assertThatThrownBy(() -> VariantBuilder.build(request("student-digits", "static-int4", "0", "full", "x.onnx")))
                .isInstanceOf(PassException.class)
                .hasMessageContaining("quantization: \"static-int4\"; expected");
        assertThat(folder).isEmptyDirectory();
    }
}
