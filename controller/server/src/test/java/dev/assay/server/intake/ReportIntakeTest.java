package dev.assay.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.CampaignState;
import dev.assay.api.CellRow;
import dev.assay.api.CellState;
import dev.assay.api.FailureOwner;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.ReportReceipt.Outcome;
import dev.assay.protocol.RunFailure;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireJson;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.Digits;
import dev.assay.server.MiniFarm;
import dev.assay.server.OnEveryStore;
import dev.assay.server.OnPiFarm;
import dev.assay.server.Sessions;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnEveryStore
class ReportIntakeTest extends OnPiFarm {
    private CellRow onlyCell(String campaign) {
        return farm.report(campaign).cells().get(0);
    }

    @Test
    void aReportSettlesItsCellWithFiguresAndRawSamples() throws IOException {
        String campaign = farm.begin(Digits.smallSweep(""));
        SessionReport report = pi.measurement(pi.work());

        Outcome outcome = pi.send(report);

        CellRow cell = onlyCell(campaign);
        assertThat(outcome).isEqualTo(Outcome.STORED);
        assertThat(cell.state()).isEqualTo(CellState.MEASURED);
        assertThat(cell.summary()).isEqualTo(SessionSummary.of(report));
        assertThat(farm.report(campaign).state()).isEqualTo(CampaignState.FINISHED);
        byte[] json = WireJson.write(report);
        assertThat(cell.sessionSha256()).isEqualTo(Sha256.of(json));
        try (InputStream raw = farm.artifacts()
                .findPacked(Objects.requireNonNull(cell.sessionSha256()))
                .orElseThrow()) {
            assertThat(raw.readAllBytes()).isEqualTo(json);
        }
    }

    @Test
    void theSameReportAgainChangesNothing() {
        String campaign = farm.begin(Digits.smallSweep(""));
        SessionReport report = pi.measurement(pi.work());
        pi.send(report);
        CellRow before = onlyCell(campaign);

        Outcome again = pi.send(report);

        assertThat(again).isEqualTo(Outcome.ALREADY_STORED);
        assertThat(onlyCell(campaign)).isEqualTo(before);
    }

    @Test
    void anotherReportOfTheSameLeaseIsNotUsed() {
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();
        pi.report(grant);
        CellRow before = onlyCell(campaign);

        Outcome other = pi.send(Sessions.measured(grant, "pi", pi.environment(), 5, 1));

        assertThat(other).isEqualTo(Outcome.STALE);
        assertThat(onlyCell(campaign)).isEqualTo(before);
    }

    @Test
    void aReportWithAnOldTokenIsAnsweredAndNothingChanges() {
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant old = pi.work();
        pi.work();

        Outcome outcome = pi.report(old);

        assertThat(outcome).isEqualTo(Outcome.STALE);
        assertThat(onlyCell(campaign).state()).isEqualTo(CellState.RUNNING);
        assertThat(onlyCell(campaign).sessionSha256()).isNull();
    }

    @Test
    void aLateReportIsUsedWhileNobodyElseHasBegunTheJob() {
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();
        farm.clock().advance(MiniFarm.LEASE.multipliedBy(2));
        farm.farm().leases().takeBackLapsed();

        assertThat(pi.report(grant)).isEqualTo(Outcome.STORED);
        assertThat(onlyCell(campaign).state()).isEqualTo(CellState.MEASURED);
        assertThat(pi.lease()).isEmpty();
    }

    @Test
    void aReportForACancelledCampaignIsNotUsed() {
        String campaign = farm.begin(Digits.smallSweep(""));
        LeaseGrant grant = pi.work();
        farm.farm().campaigns().cancel(campaign, "tester");

        assertThat(pi.report(grant)).isEqualTo(Outcome.STALE);
        assertThat(onlyCell(campaign).state()).isEqualTo(CellState.CANCELLED);
    }

    @Test
    void runsThatWereAllRefusedAreAMatterForTheAuthorOfTheSweep() {
        String campaign = farm.begin(Digits.smallSweep(""));

        Outcome outcome = pi.reportFailure(pi.work(), RunFailure.Kind.REFUSED, "the model wants 3 channels");

        CellRow cell = onlyCell(campaign);
        assertThat(outcome).isEqualTo(Outcome.STORED);
        assertThat(cell.state()).isEqualTo(CellState.MEASURE_FAILED);
        assertThat(cell.owner()).isEqualTo(FailureOwner.SWEEP_AUTHOR);
        assertThat(cell.reason()).isEqualTo("the model wants 3 channels");
        assertThat(cell.summary()).isNull();
        assertThat(cell.sessionSha256()).isNotNull();
    }

    @Test
    void runsThatAllDiedAreAFindingAboutTheDevice() {
        String campaign = farm.begin(Digits.smallSweep(""));

        pi.reportFailure(pi.work(), RunFailure.Kind.OUT_OF_MEMORY, "the kernel had no memory left");

        assertThat(onlyCell(campaign).owner()).isEqualTo(FailureOwner.DEVICE);
    }

    @Test
    void aFailedMeasurementIsTriedAgainByTheNextCampaign() {
        farm.begin(Digits.smallSweep(""));
        pi.reportFailure(pi.work(), RunFailure.Kind.CRASHED, "SIGSEGV");

        String next = farm.begin(Digits.smallSweep(""));

        assertThat(farm.states(next)).containsExactly(CellState.QUEUED);
    }

    @Test
    void aReportMustBeOfTheJobInItsAddress() {
        farm.begin(Digits.smallSweep(""));
        byte[] json = WireJson.write(pi.measurement(pi.work()));

        assertThatThrownBy(() -> farm.farm().intake().take("another-job", json))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected that of the address, \"another-job\"");
    }

    @Test
    void aReportMustBeOfTheJobsDevice() {
        farm.begin(Digits.smallSweep(""));
        SessionReport report = Sessions.measured(pi.work(), "jetson", pi.environment(), 1, 1);

        assertThatThrownBy(() -> pi.send(report)).hasMessageContaining("expected the job's device \"pi\"");
    }

    @Test
    void whatIsNoReportIsRefused() {
        byte[] json = "{\"jobId\": 7}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> farm.farm().intake().take("7", json))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }
}
