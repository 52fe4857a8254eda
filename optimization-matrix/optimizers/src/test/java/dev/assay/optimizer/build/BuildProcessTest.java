package dev.assay.optimizer.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildProcessTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private BuildRequest request(String model, String quantization) {
        return new BuildRequest(
                Digits.model(model).toString(),
                null,
                Digits.CALIBRATION.toString(),
                quantization,
                "0",
                "full",
                folder.resolve("variant.onnx").toString(),
                1);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void buildsInAProcessOfItsOwn() throws Exception {
        BuildOutcome outcome = new BuildProcess(BuildProcess.STANDARD_FLAGS)
                .build(request("student-digits", "static-int8"), LONG, () -> false);

        assertThat(outcome.failure()).isNull();
        BuildReport report = Objects.requireNonNull(outcome.report());
        assertThat(report.operatorsAfter()).containsKey("QuantizeLinear");
        assertThat(report.actions()).isNotEmpty();
        assertThat(report.peakMemoryBytes()).isGreaterThan(20_000_000);
        assertThat(left()).containsExactly("variant.onnx");
    }

    @Test
    void givesTheModelsOwnBytesWhenNothingIsAsked() throws Exception {
        BuildOutcome outcome = new BuildProcess(BuildProcess.STANDARD_FLAGS)
                .build(request("student-digits", "none"), LONG, () -> false);

        assertThat(outcome.failure()).isNull();
        assertThat(folder.resolve("variant.onnx")).hasSameBinaryContentAs(Digits.model("student-digits"));
    }

    @Test
    void saysWhyAModelIsRefused() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
        BuildRequest request = new BuildRequest(
                broken.toString(),
                null,
                null,
                "none",
                "0",
                "full",
                folder.resolve("variant.onnx").toString(),
                1);

        BuildFailure failure = failure(BuildProcess.STANDARD_FLAGS, request, LONG, () -> false);

        assertThat(failure.kind()).isEqualTo(BuildFailure.Kind.REFUSED);
        assertThat(failure.sentence()).contains("broken.onnx: broken or cut off");
        assertThat(left()).containsExactly("broken.onnx");
    }

    @Test
    void aBuildThatTakesTooLongIsKilledWithoutATrace() throws Exception {
        BuildFailure failure = failure(
                BuildProcess.STANDARD_FLAGS,
                request("resnet-digits", "static-int8"),
                Duration.ofMillis(600),
                () -> false);

        assertThat(failure.kind()).isEqualTo(BuildFailure.Kind.TIMED_OUT);
        assertThat(left()).isEmpty();
    }

    @Test
    void aBuildThatIsNoLongerWantedIsKilledWithoutATrace() throws Exception {
        BuildFailure failure =
                failure(BuildProcess.STANDARD_FLAGS, request("resnet-digits", "static-int8"), LONG, () -> true);

        assertThat(failure.kind()).isEqualTo(BuildFailure.Kind.CANCELLED);
        assertThat(left()).isEmpty();
    }

    @Test
    void aBuildWithoutEnoughMemoryCostsThatBuildAlone() throws Exception {
        Path before = Files.writeString(folder.resolve("variant.onnx"), "the variant of yesterday");

        BuildFailure failure = failure(
                List.of("-Xmx8m", "-XX:+UseSerialGC"), request("resnet-digits", "static-int8"), LONG, () -> false);

        assertThat(failure.kind()).isEqualTo(BuildFailure.Kind.OUT_OF_MEMORY);
        assertThat(before).hasContent("the variant of yesterday");
        assertThat(left()).containsExactly("variant.onnx");
    }

    @Test
    void leavesNoTemporaryFoldersBehind(@TempDir Path scratch) throws Exception {
        BuildProcess builds = new BuildProcess(BuildProcess.STANDARD_FLAGS, BuildProcess.ownClassPath(), scratch);
        builds.build(request("student-digits", "none"), LONG, () -> false);
        builds.build(request("student-digits", "nonsense"), LONG, () -> false);
        builds.build(request("resnet-digits", "static-int8"), Duration.ofMillis(600), () -> false);

        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void findsTheJarsItsClassesCameFrom() {
        assertThat(BuildProcess.classPathOf(BuildProcess.class, Test.class, BuildRequest.class))
                .hasSize(2)
                .allMatch(Files::exists);
    }

    private static BuildFailure failure(
            List<String> flags, BuildRequest request, Duration timeout, BooleanSupplier cancelled) throws Exception {
        return Objects.requireNonNull(
                new BuildProcess(flags).build(request, timeout, cancelled).failure(), "it was built");
    }
}
