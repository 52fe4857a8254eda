package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.BaselineMove;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.api.GateRequest;
import dev.assay.api.Problem;
import dev.assay.cli.client.FakeController;
import dev.assay.cli.gate.SampleGate;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
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
        controller.setSteps(List.of(FakeController.progress(CampaignState.FINISHED, 4, List.of(), List.of())));
        controller.setReport(SampleGate.withEverything());
    }

    @AfterEach
    void stop() {
        controller.close();
    }

    @Test
    void theGateIsAskedForAndARegressionIsAnswered() {
        Typed typed = type(
                "gate", "--baseline", "release-1", "--move-baseline", "on-improvement", "--max-device-time", "30m");

        assertThat(controller.created().gate())
                .isEqualTo(new GateRequest("release-1", BaselineMove.ON_IMPROVEMENT, 1800.0));
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).startsWith("digits · c-20261120-1").contains("regressed: 1 failed, 1 waived");
        assertThat(typed.err()).contains("gate: 40 pairs expected, about 16 min of device time");
    }

    @Test
    void runWithGateIsTheSame() {
        Typed typed = type("run", "--gate");

        assertThat(controller.created().gate()).isEqualTo(new GateRequest(null, BaselineMove.NEVER, null));
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo(type("gate").out().replace("c-20261120-1-2.html", "c-20261120-1.html"));
    }

    @Test
    void allFormatsAreWrittenWhereAskedFor() throws Exception {
        type(
                "gate",
                "--junit",
                folder + "/g.xml",
                "--markdown",
                folder + "/g.md",
                "--sarif",
                folder + "/g.sarif",
                "--json",
                folder + "/g.json");

        assertThat(folder.resolve("g.xml")).content().startsWith("<?xml");
        assertThat(folder.resolve("g.md")).content().startsWith("<!-- assay-gate digits -->\n### Assay: regressed");
        assertThat(folder.resolve("g.sarif")).content().contains("\"version\" : \"2.1.0\"");
        assertThat(WireJson.read(CampaignReport.class, Files.readAllBytes(folder.resolve("g.json"))))
                .isEqualTo(SampleGate.withEverything());
    }

    @Test
    void theMarkdownOfAGateThatCannotBeginSaysWhy() {
        controller.setRefusal(
                new Problem("not affordable", 400, "24 pairs see 4.1 % here", List.of("latency_p50: 3 %")));

        Typed typed = type("gate", "--markdown", folder + "/g.md");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(folder.resolve("g.md")).hasContent("""
                        <!-- assay-gate s -->
                        ### Assay: the sweep or the command is wrong

                        **s** · nothing was judged

                        24 pairs see 4.1 % here<br>latency\\_p50: 3 %
                        """);
    }

    @Test
    void optionsOfAGateNeedOne() {
        Typed typed = type("run", "--junit", folder + "/g.xml");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("are about verdicts; add --gate, or use \"assay gate\"");
        assertThat(controller.requests()).isEmpty();
    }

    @Test
    void aWrongMoveIsFoundBeforeAnythingIsAsked() {
        Typed typed = type("gate", "--move-baseline", "always");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("--move-baseline is \"always\"; expected never, on-pass or on-improvement\n");
        assertThat(controller.requests()).isEmpty();
    }

    private Typed type(String command, String... more) {
        Stream<String> fixed = Stream.of(
                command, sweep.toString(), "--controller", controller.address().toString(), "--home", folder + "/home");
        return Typed.assay(
                Map.of("ASSAY_TOKEN", FakeController.TOKEN),
                Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }
}
