package dev.assay.server.variant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.BuildAction;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnEveryStore
class BuildCrewTest extends OnMiniFarm {
    private static final String SWEEP =
            Digits.smallSweep("axes: {quantization: [none, static-int8], sparsity: [0, 0.5]}\n");

    @Test
    void theModelAsItCameNeedsNoBuild() {
        FakeAgent pi = farm.device("pi");
        farm.begin(Digits.smallSweep(""));

        LeaseGrant grant = pi.work();

        assertThat(farm.workshop().built()).isEmpty();
        assertThat(farm.artifacts().find(grant.plan().model().sha256())).isPresent();
        assertThat(grant.plan().model().bytes())
                .isEqualTo(Digits.file("models/student-digits.onnx").toFile().length());
    }

    @Test
    void aRecipeIsBuiltOnceForAllCampaignsAndDevices() {
        farm.device("pi");
        farm.device("jetson");
        farm.begin(SWEEP);
        farm.begin(SWEEP);

        farm.buildAll();
        farm.begin(SWEEP);
        farm.buildAll();

        assertThat(farm.workshop().built()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void theCellSaysWhatWasBuilt() {
        farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.buildAll();

        CellRow cell = farm.report(campaign).cells().get(0);

        assertThat(cell.build()).containsExactly(new BuildAction("conv1", "Conv", "quantized", ""));
        assertThat(cell.buildWarnings()).containsExactly("mind the sums");
        assertThat(cell.artifact()).isNotNull();
    }

    @Test
    void aFailedBuildIsARowWithItsReasonAndTheOthersGoOn() {
        farm.workshop().breakRecipesWith("sparsity=0.5");
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(SWEEP);

        farm.buildAll();
        pi.workUntilDone();

        List<CellRow> cells = farm.report(campaign).cells();
        assertThat(cells)
                .extracting(CellRow::state)
                .containsExactly(
                        CellState.MEASURED, CellState.BUILD_FAILED, CellState.MEASURED, CellState.BUILD_FAILED);
        assertThat(cells.get(1).reason()).isEqualTo("cannot build sparsity=0.5");
        assertThat(cells.get(1).owner()).isEqualTo(FailureOwner.ASSAY);
        assertThat(farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
    }

    @Test
    void aFailedBuildIsTriedAgainByTheNextCampaignAndTheOldOneKeepsItsReason() {
        farm.workshop().breakRecipesWith("static-int8");
        farm.device("pi");
        String first = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.buildAll();

        farm.workshop().breakRecipesWith("nothing");
        String second = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.buildAll();

        assertThat(farm.states(first)).containsExactly(CellState.BUILD_FAILED);
        assertThat(farm.report(first).cells().get(0).reason()).isEqualTo("cannot build static-int8");
        assertThat(farm.states(second)).containsExactly(CellState.QUEUED);
    }

    @Test
    void aBuildThatAKilledControllerLeftIsBuiltAgain() {
        farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        assertThat(farm.farm().builds().claim()).isPresent();
        assertThat(farm.farm().builds().claim()).isEmpty();

        farm.killAndRestart();
        farm.buildAll();

        assertThat(farm.states(campaign)).containsExactly(CellState.QUEUED);
    }

    @Test
    void aBuildWithoutASignOfLifeIsTakenOverByAnotherController() {
        farm.device("pi");
        farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        VariantRow lost = farm.farm().builds().claim().orElseThrow();

        farm.clock().advance(Duration.ofSeconds(21));
        Optional<VariantRow> again = farm.farm().builds().claim();

        assertThat(again).contains(lost);
    }

    @Test
    void aBuildUnderWayStaysItsControllersOwn() {
        farm.device("pi");
        farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.farm().builds().claim();

        for (int i = 0; i < 3; i++) {
            farm.clock().advance(Duration.ofSeconds(15));
            farm.farm().builds().renew();
        }

        assertThat(farm.farm().builds().claim()).isEmpty();
    }

    @Test
    void aBuildThatTakesTheControllerDownIsGivenUp() {
        farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));

        for (int i = 0; i < MiniFarm.ATTEMPTS_MAX; i++) {
            farm.farm().builds().claim();
            farm.killAndRestart();
        }

        CellRow cell = farm.report(campaign).cells().get(0);
        assertThat(cell.state()).isEqualTo(CellState.BUILD_FAILED);
        assertThat(cell.owner()).isEqualTo(FailureOwner.ASSAY);
        assertThat(cell.reason()).contains("begun 2 times");
    }

    @Test
    void nothingIsBuiltWhileADeviceOnThisMachineIsMeasured() {
        FakeAgent here = farm.device("here", MiniFarm.HOST);
        farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = here.work();
        farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));

        Optional<VariantRow> meanwhile = farm.farm().builds().claim();
        here.report(grant);

        assertThat(meanwhile).isEmpty();
        assertThat(farm.farm().builds().claim()).isPresent();
    }

    @Test
    void anArtifactThatSomebodyTidiedAwayIsBuiltAgain() throws IOException {
        farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.buildAll();
        String sha256 = Objects.requireNonNull(
                        farm.report(campaign).cells().get(0).artifact())
                .sha256();
        Files.delete(farm.artifacts().get(sha256));

        farm.begin(Digits.smallSweep("axes: {quantization: [static-int8]}\n"));
        farm.buildAll();

        assertThat(farm.workshop().built()).hasSize(2);
        assertThat(farm.artifacts().find(sha256)).isPresent();
    }

    @Test
    void nothingOfABuildStaysBehind() throws IOException {
        farm.workshop().breakRecipesWith("sparsity=0.5");
        farm.device("pi");
        farm.begin(SWEEP);
        Files.createDirectories(folder.resolve("builds/left-by-a-killed-controller"));

        farm.buildAll();

        assertThat(folder.resolve("builds")).isEmptyDirectory();
    }
}
