package dev.assay.cli.best;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignReport;
import dev.assay.cli.report.Golden;
import dev.assay.cli.report.SampleCampaign;
import dev.assay.protocol.WireJson;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.FigureLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BestChoiceTest {
    /** Its sweep asks for p90 <= 2.1 ms, energy <= 6.2 mJ, top-1 >= 0.97 and load <= 200 ms. */
    private static final CampaignReport REPORT = SampleCampaign.withSensor();

    private static BestRequest by(FigureKind figure, FigureLimit... limits) {
        return new BestRequest(List.of(limits), figure, null, null, false);
    }

    private static FigureLimit accuracy(double least) {
        return new FigureLimit(FigureKind.ACCURACY, least, "accuracy >= " + least);
    }

    private static @Nullable String chosen(BestRequest request) throws NoChoiceException {
        Contender best = BestChoice.of(REPORT, request).devices().get(0).best();
        return best == null ? null : best.name();
    }

    @Test
    void fastestIsNotTakenWhenItsAccuracyIsNotProven() throws NoChoiceException {
        assertThat(chosen(by(FigureKind.LATENCY_P50))).isEqualTo("mobilenetv2 static-int8");
    }

    @Test
    void unprovenIsTakenWhereThatIsAllowed() throws NoChoiceException {
        assertThat(chosen(new BestRequest(List.of(), FigureKind.LATENCY_P50, null, null, true)))
                .isEqualTo("mobilenetv2 static-int8 rank=0.5");
    }

    @Test
    void figureBeyondItsLimitIsNotTakenThoughUnprovenIsAllowed() throws NoChoiceException {
        BestRequest request = new BestRequest(List.of(accuracy(0.98)), FigureKind.LATENCY_P50, null, null, true);

        assertThat(chosen(request)).isEqualTo("mobilenetv2 static-int8");
    }

    @Test
    void limitOfTheRequestTakesThePlaceOfTheSweeps() throws NoChoiceException {
        assertThat(chosen(by(FigureKind.LATENCY_P50, accuracy(0.9)))).isEqualTo("mobilenetv2 static-int8 rank=0.5");
    }

    @Test
    void largestIsBestWhereMoreIsBetter() throws NoChoiceException {
        BestRequest request = new BestRequest(List.of(), FigureKind.ACCURACY, "mobilenetv2", null, false);

        assertThat(chosen(request)).isEqualTo("mobilenetv2 static-int8");
    }

    @Test
    void everyVariantThatIsNotChosenHasAReason() throws NoChoiceException {
        Golden.assertSame(BestText.of(BestChoice.of(REPORT, by(FigureKind.LATENCY_P50))) + "\n", "best-chosen.txt");
    }

    @Test
    void whereNothingQualifiesTheNearestIsNamed() throws NoChoiceException {
        BestChoice choice = BestChoice.of(
                REPORT,
                by(FigureKind.SIZE, new FigureLimit(FigureKind.LATENCY_P50, 0.0007, "p50 <= 0.7 ms"), accuracy(0.9)));

        Golden.assertSame(BestText.of(choice) + "\n", "best-none.txt");
        assertThat(choice.isComplete()).isFalse();
        assertThat(Objects.requireNonNull(choice.devices().get(0).nearest())
                        .contender()
                        .name())
                .isEqualTo("mobilenetv2 static-int8 rank=0.5");
    }

    @Test
    void eachDeviceHasItsOwnChoice() throws NoChoiceException {
        BestChoice choice = BestChoice.of(SampleCampaign.onTwoDevicesWithoutSensor(), by(FigureKind.LATENCY_P50));

        Golden.assertSame(BestText.of(choice) + "\n", "best-two-devices.txt");
        assertThat(choice.isComplete()).isTrue();
    }

    @Test
    void limitOfAFigureThatWasNotMeasuredIsKeptByNobody() throws NoChoiceException {
        BestChoice choice = BestChoice.of(
                SampleCampaign.onTwoDevicesWithoutSensor(),
                new BestRequest(
                        List.of(new FigureLimit(FigureKind.ENERGY, 2, "energy <= 2 J")),
                        FigureKind.LATENCY_P50,
                        null,
                        null,
                        true));

        assertThat(choice.devices()).extracting(DeviceChoice::best).containsOnlyNulls();
        assertThat(choice.devices().get(0).others().get(0).why())
                .isEqualTo("no energy was measured, and energy <= 2 J is asked for (no power sensor was found)");
    }

    @Test
    void limitThatTheExamplesCannotProveIsSaidToBeOne() throws NoChoiceException {
        FigureLimit limit = new FigureLimit(FigureKind.ACCURACY_DROP, 0.005, "drop <= 0.5 pp");

        assertThat(BestText.of(BestChoice.of(REPORT, by(FigureKind.LATENCY_P50, limit)))
                        .replaceAll("\\s+", " "))
                .contains(" with 540 examples a variant that answers as fp32 does is not proven to keep drop <= 0.5 pp:"
                        + " its drop is 0.00 pp (−0.71 to 0.71).");
        assertThat(BestText.of(BestChoice.of(REPORT, by(FigureKind.LATENCY_P50))))
                .doesNotContain("examples");
    }

    @Test
    void fileForProgramsIsSealed() throws NoChoiceException {
        BestReport report = BestReport.of(BestChoice.of(REPORT, by(FigureKind.LATENCY_P50)));

        Golden.assertSame(new String(WireJson.writePretty(report), StandardCharsets.UTF_8) + "\n", "best-chosen.json");
    }

    @Test
    void campaignInWhichNothingWasMeasuredIsNoChoice() throws NoChoiceException {
        BestChoice choice = BestChoice.of(SampleCampaign.allSkipped(), by(FigureKind.LATENCY_P50));

        assertThat(choice.isComplete()).isFalse();
        assertThat(BestText.of(choice)).contains("nothing was measured");
    }

    @Test
    void nearestIsFoundAmongVariantsThatAllLackAFigure() throws NoChoiceException {
        FigureLimit energy = new FigureLimit(FigureKind.ENERGY, 2, "energy <= 2 J");
        FigureLimit latency = new FigureLimit(FigureKind.LATENCY_P50, 0.0005, "p50 <= 0.5 ms");

        BestChoice choice =
                BestChoice.of(SampleCampaign.onTwoDevicesWithoutSensor(), by(FigureKind.SIZE, energy, latency));

        assertThat(Objects.requireNonNull(choice.devices().get(0).nearest())
                        .contender()
                        .name())
                .isEqualTo("mobilenetv2 static-int8 rank=0.5");
    }

    @Test
    void unknownDeviceOrModelIsNamedWithThoseThereAre() throws NoChoiceException {
        assertThatThrownBy(() -> BestChoice.of(
                        REPORT, new BestRequest(List.of(), FigureKind.LATENCY_P50, null, "kitchen-pi", false)))
                .hasMessage("--device: \"kitchen-pi\"; expected kitchen-pi5; did you mean kitchen-pi5?");
        assertThatThrownBy(() ->
                        BestChoice.of(REPORT, new BestRequest(List.of(), FigureKind.LATENCY_P50, "bert", null, false)))
                .hasMessage("--model: \"bert\"; expected mobilenetv2 or vit");
    }
}
