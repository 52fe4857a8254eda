package dev.assay.server.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CellElsewhere;
import dev.assay.api.CellRow;
import dev.assay.api.CellSamples;
import dev.assay.api.CellView;
import dev.assay.api.DeviceSessionRow;
import dev.assay.api.HealthCheckRow;
import dev.assay.api.LineageStep;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ModelProfile;
import dev.assay.protocol.ProfilePlan;
import dev.assay.protocol.ProfiledNode;
import dev.assay.protocol.ProfiledOperator;
import dev.assay.protocol.RunMeasurement;
import dev.assay.protocol.RunReport;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import dev.assay.server.Sessions;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnEveryStore
class CloserLookTest extends OnPiFarm {
    private static final ModelProfile PROFILE = new ModelProfile(
            32,
            0.001,
            List.of(new ProfiledNode("conv", "Conv", "CPUExecutionProvider", 1, 0.0009, 1)),
            null,
            List.of(new ProfiledOperator("Conv", 1, 1, 0.0009, 1)));

    private CellView look(String campaign, int cell) {
        return new CellDesk(farm.database(), farm.farm().reports(), farm.artifacts()).of(campaign, cell);
    }

    private CellSamples samples(String campaign, int cell) throws IOException {
        return new SampleDesk(farm.database(), farm.artifacts()).of(campaign, cell, 10);
    }

    private DeviceDesk devices() {
        return new DeviceDesk(farm.database(), farm.farm().devices());
    }

    private LeaseGrant measure(FakeAgent agent) {
        LeaseGrant grant = agent.work();
        SessionReport plain = Sessions.measured(grant, agent.device(), agent.environment(), 1_000_000, 8);
        agent.send(new SessionReport(
                plain.jobId(),
                plain.fencingToken(),
                plain.deviceId(),
                plain.environment(),
                plain.startedAtEpochSeconds(),
                plain.runs(),
                plain.accuracy(),
                null,
                List.of(),
                null,
                grant.plan().profile() == null ? null : PROFILE));
        return grant;
    }

    @Test
    void aCellIsToldWithItsLineageAndItsProfile() throws Exception {
        String campaign = farm.begin(Digits.smallSweep(
                "axes: {quantization: [none, static-int8], sparsity: [0, 0.5], rank: [full, 0.5]}\n"));
        farm.buildAll();
        for (int i = 0; i < 8; i++) {
            measure(pi);
        }

        CellView plain = look(campaign, 0);
        CellView last = look(campaign, 7);

        assertThat(Objects.requireNonNull(plain.lineage()).steps()).isEmpty();
        assertThat(Objects.requireNonNull(last.lineage()).steps())
                .extracting(LineageStep::pass)
                .containsExactly(LineageStep.Pass.FACTORIZE, LineageStep.Pass.PRUNE, LineageStep.Pass.QUANTIZE);
        assertThat(last.lineage().modelSha256()).isEqualTo(plain.lineage().modelSha256());
        assertThat(last.lineage().modelBytes()).isPositive();
        assertThat(last.lineage().artifact()).isEqualTo(last.cell().artifact());
        assertThat(last.profile()).isEqualTo(PROFILE);
        assertThat(Objects.requireNonNull(last.device()).name()).isEqualTo("pi");
        assertThat(WireJson.read(CellView.class, WireJson.write(last))).isEqualTo(last);
    }

    @Test
    void theSameVariantOnOtherDevicesIsBesideIt() {
        FakeAgent nano = farm.device("nano");
        String campaign = farm.begin(Digits.smallSweep("axes: {sparsity: [0, 0.5]}\n"));
        farm.buildAll();
        measure(pi);
        measure(nano);

        CellView first = look(campaign, 0);

        assertThat(first.elsewhere()).hasSize(1);
        CellView other = look(campaign, first.elsewhere().get(0).index());
        assertThat(other.cell().variantId()).isEqualTo(first.cell().variantId());
        assertThat(other.cell().device()).isNotEqualTo(first.cell().device());
        assertThat(first.elsewhere().get(0).summary()).isNotNull();
    }

    /** Although only what stands around it is read. */
    @Test
    void aCellIsTheSameAsInTheReportOfItsCampaign() {
        farm.device("nano");
        String campaign = farm.begin(Digits.smallSweep(
                "axes: {quantization: [none, static-int8], sparsity: [0, 0.5]}\ndevices: {names: [pi, nano]}\n"));
        farm.buildAll();
        for (int i = 0; i < 3; i++) {
            measure(pi);
        }

        List<CellRow> cells = farm.report(campaign).cells();

        assertThat(cells).hasSizeGreaterThan(4).anyMatch(CellRow::onParetoFront);
        assertThat(cells).allSatisfy(cell -> {
            CellView view = look(campaign, cell.index());
            assertThat(view.cell()).isEqualTo(cell);
            assertThat(view.elsewhere())
                    .extracting(CellElsewhere::index)
                    .containsExactlyElementsOf(cells.stream()
                            .filter(other -> other.index() != cell.index()
                                    && Objects.equals(other.variantId(), cell.variantId()))
                            .map(CellRow::index)
                            .toList());
        });
    }

    @Test
    void aSweepThatWantsNoProfileGetsNone() {
        String sweep = Digits.smallSweep("").replace("runs: 3,", "runs: 3, profile: false,");
        String campaign = farm.begin(sweep);

        LeaseGrant grant = measure(pi);

        assertThat(grant.plan().profile()).isNull();
        assertThat(look(campaign, 0).profile()).isNull();
    }

    @Test
    void aProfileIsAskedForUnlessTheSweepSaysOtherwise() {
        farm.begin(Digits.smallSweep(""));

        assertThat(pi.work().plan().profile()).isEqualTo(ProfilePlan.USUAL);
    }

    @Test
    void samplesAreReadFromTheRawReport() throws IOException {
        String campaign = farm.begin(Digits.smallSweep(""));
        measure(pi);

        CellSamples samples = samples(campaign, 0);

        assertThat(samples.runs()).hasSize(3).allSatisfy(run -> {
            assertThat(run.samples()).isEqualTo(64);
            assertThat(run.points()).hasSize(10);
        });
        assertThat(samples.sessionSha256()).isEqualTo(look(campaign, 0).cell().sessionSha256());
    }

    @Test
    void whatIsNotThereIsSaid() {
        String campaign = farm.begin(Digits.smallSweep(""));

        assertThatThrownBy(() -> look("none", 0))
                .isInstanceOf(ProblemException.class)
                .hasMessage("there is no campaign none");
        assertThatThrownBy(() -> look(campaign, 1)).hasMessage("campaign " + campaign + " has no cell 1");
        assertThatThrownBy(() -> samples(campaign, 0))
                .hasMessage("there are no samples of cell 0 of campaign " + campaign);
        assertThatThrownBy(() -> devices().checks("none", 5)).hasMessage("there is no device none");
        assertThatThrownBy(() -> devices().sessions("none", 5)).hasMessage("there is no device none");
    }

    /** Hottest when the first run began, and the highest of all. */
    @Test
    void howWarmTheDeviceWasIsReadBack() {
        farm.begin(Digits.smallSweep("axes: {sparsity: [0, 0.5]}\n"));
        farm.buildAll();
        LeaseGrant grant = pi.work();
        SessionReport plain = Sessions.measured(grant, pi.device(), pi.environment(), 1_000_000, 8);
        List<RunReport> runs = plain.runs().stream().map(CloserLookTest::warmed).toList();
        pi.send(new SessionReport(
                plain.jobId(),
                plain.fencingToken(),
                plain.deviceId(),
                plain.environment(),
                plain.startedAtEpochSeconds(),
                runs,
                plain.accuracy(),
                null,
                List.of(),
                null));
        farm.clock().advance(Duration.ofSeconds(5));
        measure(pi);

        List<DeviceSessionRow> sessions = devices().sessions("pi", 5);

        assertThat(sessions).extracting(DeviceSessionRow::celsiusStart).containsExactly(null, 40.5);
        assertThat(sessions).extracting(DeviceSessionRow::celsiusMax).containsExactly(null, 62.0);
    }

    /** Run 0 from 40.5 to 60 °C, run 1 from 41.5 to 61 °C and so on. */
    private static RunReport warmed(RunReport run) {
        RunMeasurement cold = Objects.requireNonNull(run.measurement());
        return new RunReport(
                run.index(),
                new RunMeasurement(
                        cold.loadSeconds(),
                        cold.firstInferenceSeconds(),
                        cold.warmup(),
                        cold.samplesNanos(),
                        cold.windowSeconds(),
                        cold.memory(),
                        cold.energy(),
                        40.5 + run.index(),
                        60.0 + run.index(),
                        null),
                null,
                run.warnings());
    }

    @Test
    void sessionsAndChecksOfADeviceComeNewestFirst() {
        farm.lookAfterDevices(3);
        FakeAgent checked = farm.device("checked");
        checked.passCheck(1_000_000, 1_010_000);
        String campaign = farm.begin(Digits.smallSweep("devices: {names: [checked]}\n"));
        farm.clock().advance(Duration.ofSeconds(5));
        measure(checked);

        List<DeviceSessionRow> sessions = devices().sessions("checked", 5);
        List<HealthCheckRow> checks = devices().checks("checked", 5);

        assertThat(sessions).extracting(DeviceSessionRow::label).containsExactly("student · fp32", "health check");
        assertThat(sessions).extracting(DeviceSessionRow::campaignId).containsExactly(campaign, null);
        assertThat(sessions).extracting(DeviceSessionRow::cell).containsExactly(0, null);
        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isTrue());
        assertThat(devices().sessions("checked", 1)).hasSize(1);
    }
}
