package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.Problem;
import dev.assay.cli.client.FakeController;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FakeController controller;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path sweep;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController();
        sweep = Typed.sweep(folder, "  quantization: [none, static-int8]\n");
        controller.setSteps(List.of(
                FakeController.progress(CampaignState.RUNNING, 0, List.of("building static-int8"), List.of()),
                FakeController.progress(CampaignState.FINISHED, 4, List.of(), List.of())));
        controller.setReport(SampleCampaign.withFailuresOf(List.of()));
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void theSweepAndItsFilesGoToTheControllerAndTheTableComesBack() throws Exception {
        Typed typed = run("--revision", "3f9a", "--branch", "main");

        assertThat(typed.exitCode()).isZero();
        assertThat(controller.artifacts()).hasSize(3);
        assertThat(controller.created().sweepYaml()).isEqualTo(Files.readString(sweep));
        assertThat(controller.created().artifacts().keySet())
                .allSatisfy(path -> assertThat(Path.of(path)).exists())
                .hasSize(3);
        assertThat(controller.created().revision()).isEqualTo("3f9a");
        assertThat(controller.created().fresh()).isFalse();
        assertThat(typed.out()).startsWith("digits · 1 model × 1 variant on kitchen-pi5");
        assertThat(typed.out()).endsWith(" · report " + folder + "/home/reports/c-20261120-1.html\n");
        assertThat(typed.err())
                .isEqualTo(
                        "s · 2 cells: 2 to measure, 0 skipped · 2 variants, 1 to build · at least 8.4 s of measuring\n"
                                + "uploading "
                                + controller.created().artifacts().keySet().stream()
                                        .sorted()
                                        .findFirst()
                                        .orElseThrow()
                                + " (18.7 kB)\n");
    }

    @Test
    void whatTheControllerHasIsNotUploadedAgain() {
        run();
        long before = uploads();

        run();

        assertThat(uploads()).isEqualTo(before).isEqualTo(3);
    }

    @Test
    void jsonHtmlAndRawReportsAreWrittenWhereAskedFor() throws Exception {
        controller.artifacts().put("b".repeat(64), "{\"raw\":1}".getBytes(StandardCharsets.UTF_8));

        Typed typed = run("--json", folder + "/r.json", "--html", folder + "/r.html", "--raw", folder + "/raw");

        assertThat(typed.exitCode()).isZero();
        assertThat(WireJson.read(CampaignReport.class, Files.readAllBytes(folder.resolve("r.json")))
                        .cells())
                .hasSize(1);
        assertThat(folder.resolve("r.html")).content().startsWith("<!DOCTYPE html>");
        try (Stream<Path> raw = Files.list(folder.resolve("raw"))) {
            assertThat(raw)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(file).hasFileName("0000-vit-fp32.json").hasContent("{\"raw\":1}"));
        }
    }

    @Test
    void noPageIsWrittenWhenNoneIsWanted() {
        Typed typed = run("--no-html");

        assertThat(folder.resolve("home/reports")).doesNotExist();
        assertThat(typed.out()).doesNotContain("· report");
    }

    @Test
    void aCampaignThatNoDeviceTakesEndsWithTheReason() {
        controller.setOnlyStep(FakeController.progress(
                CampaignState.RUNNING, 0, List.of(), List.of("no device with labels arch=arm is connected")));

        Typed typed = run("--wait", "5");

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err())
                .endsWith(
                        "nothing moves: no device with labels arch=arm is connected"
                                + "; connect one with \"assay agent\", or change devices in the sweep (campaign c1 stays with the controller, and goes on when it can)\n");
    }

    @Test
    void whatTheControllerFindsWrongIsThePersonsToMend() {
        controller.setRefusal(new Problem("invalid request", 400, "the sweep is wrong", List.of("s.yaml:3: x")));

        Typed typed = run();

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).endsWith("the sweep is wrong\ns.yaml:3: x\n");
    }

    @Test
    void aWrongTokenIsSaidToBeOne() {
        Typed typed = Typed.assay(
                Map.of("ASSAY_TOKEN", "other"),
                "run",
                sweep.toString(),
                "--controller",
                controller.address().toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).endsWith("the token was not accepted: no valid token was shown\n");
    }

    @Test
    void anAddressThatIsNoneIsSaidToBeNone() {
        Typed typed = Typed.assay("run", sweep.toString(), "--controller", "farm:8420", "--token", "t");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .endsWith("--controller: found \"farm:8420\"; expected http://HOST:PORT or https://HOST:PORT\n");
    }

    @Test
    void withoutATokenNothingIsAsked() {
        Typed typed = Typed.assay(
                "run", sweep.toString(), "--controller", controller.address().toString());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).endsWith("no token; expected --token-file FILE, or ASSAY_TOKEN in the environment\n");
        assertThat(controller.requests()).isEmpty();
    }

    @Test
    void aSweepForOtherDevicesIsNotStartedHere() throws Exception {
        Files.writeString(sweep, Files.readString(sweep) + "devices: {labels: {arch: riscv}}\n");

        Typed typed = Typed.assay(Map.of("ASSAY_SCRIPT", "never"), "run", sweep.toString(), "--home", folder + "/home");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("devices: this machine is ").contains("name a farm with --controller");
    }

    private Typed run(String... more) {
        return Typed.assay(Map.of("ASSAY_TOKEN", FakeController.TOKEN), arguments(more));
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                sweep.toString(),
                                "--controller",
                                controller.address().toString(),
                                "--home",
                                folder + "/home"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private long uploads() {
        return controller.requests().stream()
                .filter(request -> request.startsWith("PUT"))
                .count();
    }
}
