package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.CampaignReport;
import dev.assay.cli.best.BestReport;
import dev.assay.cli.campaign.KeptReports;
import dev.assay.cli.client.FakeController;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestCommandTest {
    private static final byte[] MODEL = "not really a model".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CampaignReport report;

    /** The sample, with the model above as every artifact. */
    @BeforeEach
    void keep() throws IOException {
        String json = new String(WireJson.write(SampleCampaign.withSensor()), StandardCharsets.UTF_8)
                .replaceAll("a{63}[0-9]", Sha256.of(MODEL));
        try {
            report = WireJson.read(CampaignReport.class, json.getBytes(StandardCharsets.UTF_8));
        } catch (dev.assay.protocol.WireFormatException e) {
            throw new IOException(e);
        }
        new KeptReports(home()).keep(report);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Typed best(String... arguments) {
        List<String> all = new ArrayList<>(List.of("best"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home().toString()));
        return Typed.assay(all.toArray(String[]::new));
    }

    private void store(byte[] model) throws IOException {
        String hash = Sha256.of(MODEL);
        Path file = home().resolve("controller/artifacts")
                .resolve(hash.substring(0, 2))
                .resolve(hash);
        Files.createDirectories(file.getParent());
        Files.write(file, model);
    }

    @Test
    void lastCampaignOfASweepIsFoundByNameAndById() {
        assertThat(best("digits").out()).startsWith("c-20261120-1 · best in p50 · surely keeping p90 <= 2.1 ms");
        assertThat(best("c-20261120-1").out()).contains("kitchen-pi5: mobilenetv2 static-int8\n");
    }

    @Test
    void sweepIsFoundByItsFile() throws IOException {
        Path sweep = Typed.sweep(folder, "  quantization: [none]\n");
        Files.writeString(sweep, Files.readString(sweep).replace("sweep: s\n", "sweep: digits\n"));

        assertThat(best(sweep.toString()).exitCode()).isZero();
    }

    @Test
    void chosenModelIsExportedWholeWithWhatIsKnownOfIt() throws Exception {
        store(MODEL);
        Path file = folder.resolve("out/best.onnx");

        Typed typed = best("digits", "--export", file.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err())
                .isEqualTo("exported " + file + " (18 B, SHA-256 " + Sha256.of(MODEL) + ") and " + file + ".json\n");
        assertThat(file).hasBinaryContent(MODEL);
        BestReport facts = WireJson.read(BestReport.class, Files.readAllBytes(Path.of(file + ".json")));
        assertThat(Objects.requireNonNull(facts.devices().get(0).chosen()).variant())
                .isEqualTo("static-int8");
    }

    @Test
    void modelThatIsNotTheOneMeasuredIsNotWritten() throws IOException {
        store("something else".getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("best.onnx");

        Typed typed = best("digits", "--export", file.toString());

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err()).contains("expected " + Sha256.of(MODEL) + ", which was measured; nothing was written");
        assertThat(file).doesNotExist();
    }

    @Test
    void modelThatIsNotHereSaysWhatHelps() {
        Typed typed = best("digits", "--export", folder.resolve("best.onnx").toString());

        assertThat(typed.exitCode()).isEqualTo(4);
        assertThat(typed.err()).contains("name the farm with --controller, or run the sweep again");
    }

    @Test
    void nothingIsExportedWhereNothingQualifies() throws IOException {
        store(MODEL);
        Path file = folder.resolve("best.onnx");

        Typed typed = best("digits", "--max-latency", "1us", "--export", file.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.out()).contains("kitchen-pi5: no variant surely keeps every limit\n   nearest is ");
        assertThat(file).doesNotExist();
    }

    @Test
    void mistakesAreToldAllAtOnce() {
        Typed typed = best("digits", "--max-latency", "20", "--max-energy", "2W", "--by", "latncy");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).isEqualTo("""
                        --max-latency: "20"; expected a time such as 20 ms
                        --max-energy: "2W"; expected an energy such as 2 J
                        --by: "latncy"; expected latency, p90, load, energy, memory, size or accuracy; did you mean latency?
                        """);
    }

    @Test
    void unknownCampaignNamesThoseThatAreKnown() {
        Typed typed = best("faces");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .isEqualTo("\"faces\" is neither a sweep's file nor the name of a finished campaign or of its sweep;"
                        + " finished are c-20261120-1\n");
    }

    @Test
    void everyLimitHasItsOption() {
        Typed typed = best(
                "digits",
                "--max-latency=20ms",
                "--max-p90=20ms",
                "--max-p99=1s",
                "--max-load=1s",
                "--max-energy=2J",
                "--max-memory=64MB",
                "--max-size=1MiB",
                "--min-accuracy=0.9",
                "--max-drop=5pp");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().replaceAll("\\s+", " "))
                .contains("surely keeping p50 <= 20 ms, p90 <= 20 ms, p99 <= 1 s, load <= 1 s, energy <= 2 J,"
                        + " memory <= 64 MB, size <= 1 MiB, accuracy >= 0.9, drop <= 5 pp");
    }

    @Test
    void controllerIsAskedWhereOneIsNamed() throws IOException {
        try (FakeController controller = new FakeController()) {
            controller.setReport(report);
            controller.artifacts().put(Sha256.of(MODEL), MODEL);
            Path file = folder.resolve("best.onnx");

            Typed typed = Typed.assay(
                    Map.of("ASSAY_CONTROLLER", controller.address().toString(), "ASSAY_TOKEN", FakeController.TOKEN),
                    "best",
                    "digits",
                    "--export",
                    file.toString());

            assertThat(typed.exitCode()).isZero();
            assertThat(file).hasBinaryContent(MODEL);
            assertThat(controller.requests())
                    .containsExactly(
                            "GET /campaigns", "GET /campaigns/c1/report", "GET /artifacts/" + Sha256.of(MODEL));
        }
    }

    @Test
    void jsonIsForPrograms() throws Exception {
        Typed typed = best("digits", "--json");

        assertThat(WireJson.read(BestReport.class, typed.out().getBytes(StandardCharsets.UTF_8))
                        .format())
                .isEqualTo("assay-best/1");
    }
}
