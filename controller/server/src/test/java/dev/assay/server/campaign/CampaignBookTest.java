package dev.assay.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.DeviceRow;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnMiniFarm;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnEveryStore
class CampaignBookTest extends OnMiniFarm {
    private static final String FOUR_CELLS = "axes: {quantization: [none, static-int8], sparsity: [0, 0.5]}\n";

    @Test
    void aSweepThatNamesNoDevicesTakesEveryConnectedOne() {
        farm.device("gone");
        farm.clock().advance(Duration.ofHours(1));
        farm.device("jetson");
        farm.device("pi");

        String campaign = farm.begin(Digits.smallSweep(FOUR_CELLS));

        assertThat(farm.report(campaign).cells())
                .extracting(CellRow::device)
                .containsExactly("jetson", "pi", "jetson", "pi", "jetson", "pi", "jetson", "pi");
        assertThat(farm.report(campaign).devices()).extracting(DeviceRow::name).containsExactly("jetson", "pi");
    }

    @Test
    void aSweepChoosesDevicesByLabelsAndArch() {
        farm.device("pi");

        String fitting = farm.begin(Digits.smallSweep("devices: {labels: {arch: aarch64, site: kitchen}}\n"));
        String other = farm.begin(Digits.smallSweep("devices: {labels: {arch: x86_64}}\n"));

        assertThat(farm.states(fitting)).containsExactly(CellState.QUEUED);
        assertThat(farm.states(other)).containsExactly(CellState.WAITING_FOR_DEVICE);
        assertThat(farm.progress(other).blockers()).containsExactly("no device with labels arch=x86_64 is connected");
        assertThat(farm.progress(other).remainingSeconds()).isNull();
    }

    @Test
    void aCampaignThatWaitedForADeviceBeginsWhenOneComes() {
        String campaign = farm.begin(Digits.smallSweep(FOUR_CELLS));
        farm.buildAll();
        assertThat(farm.states(campaign)).containsOnly(CellState.WAITING_FOR_DEVICE);
        assertThat(farm.progress(campaign).blockers()).containsExactly("no device is connected");

        FakeAgent pi = farm.device("pi");

        assertThat(farm.states(campaign)).hasSize(4).containsOnly(CellState.QUEUED);
        assertThat(farm.report(campaign).cells()).extracting(CellRow::device).containsOnly("pi");
        assertThat(pi.workUntilDone()).isEqualTo(4);
        assertThat(farm.workshop().built()).hasSize(3);
    }

    @Test
    void aCampaignWhoseFilesAreGoneDoesNotKeepDevicesOut() throws IOException {
        String campaign = farm.begin(Digits.smallSweep(""));
        String data = Objects.requireNonNull(farm.request("", false).artifacts().get("data/digits-test.npz"));
        Files.delete(farm.artifacts().get(data));

        farm.device("pi");

        CellRow cell = farm.report(campaign).cells().get(0);
        assertThat(cell.state()).isEqualTo(CellState.MEASURE_FAILED);
        assertThat(cell.owner()).isEqualTo(FailureOwner.LAB);
        assertThat(cell.reason()).contains("\"data/digits-test.npz\" was not uploaded");
    }

    @Test
    void aNamedDeviceIsWaitedForWhileTheOthersWork() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep("devices: {names: [pi, jetson]}\n"));

        pi.workUntilDone();

        assertThat(farm.states(campaign)).containsExactly(CellState.MEASURED, CellState.WAITING_FOR_DEVICE);
        assertThat(farm.progress(campaign).blockers()).containsExactly("device jetson has never been connected");
        assertThat(farm.device("jetson").workUntilDone()).isEqualTo(1);
        assertThat(farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
    }

    @Test
    void aSkippedCellHasItsReasonAndItsRemedy() {
        farm.device("pi");

        String campaign = farm.begin(Digits.sweep("""
                axes: {quantization: [none, dynamic-int8]}
                """));

        CellRow skipped = farm.report(campaign).cells().stream()
                .filter(cell -> cell.model().equals("squeezenet") && cell.state() == CellState.SKIPPED)
                .findFirst()
                .orElseThrow();
        assertThat(skipped.reason()).contains("convolutions have no fast dynamic kernel; exclude it");
        assertThat(skipped.device()).isNull();
        assertThat(skipped.variantId()).isNull();
        assertThat(skipped.owner()).isNull();
    }

    @Test
    void aWrongSweepIsAnsweredWithAllItsProblemsAndNothingIsBegun() {
        String wrong = Digits.smallSweep("axes: {quantization: [int3], sparsity: [2]}\n");

        assertThatThrownBy(() -> farm.begin(wrong)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().problems())
                    .hasSize(2)
                    .allSatisfy(problem -> assertThat(problem).startsWith("sweep.yaml:8: axes."));
        });
        assertThat(farm.farm().shelf().page(CampaignChoice.asked(null, null, null, 0, 10)))
                .isEmpty();
    }

    @Test
    void onlyUploadedFilesCount() {
        CampaignRequest request = new CampaignRequest(
                "sweep.yaml",
                Digits.smallSweep("").replace("models/student-digits.onnx", "/etc/passwd"),
                Map.of("data/digits-test.npz", "0".repeat(64)),
                null,
                null,
                false,
                null,
                0,
                null);

        assertThatThrownBy(() -> farm.farm().campaigns().create(request, "tester"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(String.join("\n", e.problem().problems()))
                                .contains("\"/etc/passwd\" has no SHA-256 in the request")
                                .contains("\"data/digits-test.npz\" was not uploaded; expected the artifact "
                                        + "0".repeat(64)));
    }

    @Test
    void namesThatNoTableCouldShowAreRefused() {
        CampaignRequest request = farm.request(Digits.smallSweep(""), false);
        CampaignRequest wordy = new CampaignRequest(
                request.fileName(),
                request.sweepYaml(),
                request.artifacts(),
                "r".repeat(201),
                "b",
                false,
                null,
                0,
                null);

        assertThatThrownBy(() -> farm.farm().campaigns().create(wordy, "tester"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().problems())
                                .containsExactly("revision has 201 characters; expected at most 200"));
    }

    @Test
    void aCampaignOfTooManyCellsIsRefused() {
        farm.device("pi");
        farm.limit(new CampaignLimits(3, 100, 100));

        assertThatThrownBy(() -> farm.begin(Digits.smallSweep(FOUR_CELLS)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("limits.cells: 4 cells would be expanded; expected at most 3");
    }

    @Test
    void aQueueThatIsFullTakesNoMore() {
        farm.device("pi");
        farm.limit(new CampaignLimits(100, 5, 100));
        farm.begin(Digits.smallSweep(FOUR_CELLS));

        assertThatThrownBy(() -> farm.begin(Digits.smallSweep(FOUR_CELLS)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(429));
    }

    @Test
    void aStoppedCampaignLeavesNoWorkBehind() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(FOUR_CELLS));
        LeaseGrant running = pi.work();

        farm.farm().campaigns().cancel(campaign, "tester");
        farm.buildAll();

        CampaignReport report = farm.report(campaign);
        assertThat(report.state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(report.finishedAt()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(report.cells()).extracting(CellRow::state).containsOnly(CellState.CANCELLED);
        assertThatThrownBy(() -> pi.heartbeat(running)).isInstanceOf(ProblemException.class);
        assertThat(pi.lease()).isEmpty();
        assertThat(farm.workshop().built()).isEmpty();
    }

    @Test
    void whatAStoppedCampaignHadMeasuredStays() {
        FakeAgent pi = farm.device("pi");
        String campaign = farm.begin(Digits.smallSweep(FOUR_CELLS));
        farm.buildAll();
        pi.report(pi.work());

        farm.farm().campaigns().cancel(campaign, "tester");
        farm.farm().campaigns().cancel(campaign, "tester");

        assertThat(farm.states(campaign))
                .containsExactly(CellState.MEASURED, CellState.CANCELLED, CellState.CANCELLED, CellState.CANCELLED);
    }

    @Test
    void whatWasTakenOutOfTheQueueIsBuiltForTheNextCampaign() {
        farm.device("pi");
        String stopped = farm.begin(Digits.smallSweep(FOUR_CELLS));
        farm.farm().campaigns().cancel(stopped, "tester");

        String next = farm.begin(Digits.smallSweep(FOUR_CELLS));
        farm.buildAll();

        assertThat(farm.states(next)).containsOnly(CellState.QUEUED);
    }

    @Test
    void campaignsAreNamedAfterSweepAndDay() {
        farm.device("pi");

        assertThat(farm.begin(Digits.smallSweep(""))).isEqualTo("small-20261120-1");
        assertThat(farm.begin(Digits.smallSweep(""))).isEqualTo("small-20261120-2");
        assertThat(CampaignName.prefix("Großer Sweep / № 1", farm.clock().instant()))
                .isEqualTo("gro-er-sweep-1-20261120-");
        assertThat(CampaignName.prefix("№", farm.clock().instant())).isEqualTo("sweep-20261120-");
    }

    @Test
    void aCampaignThatNobodyKnowsIsNotFound() {
        assertThatThrownBy(() -> farm.farm().campaigns().cancel("none", "tester"))
                .hasMessage("there is no campaign none");
        assertThatThrownBy(() -> farm.progress("none")).hasMessage("there is no campaign none");
        assertThatThrownBy(() -> farm.report("none")).hasMessage("there is no campaign none");
    }
}
