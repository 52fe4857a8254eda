package dev.assay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.protocol.Environment;
import dev.assay.protocol.WireJson;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.MetricOutcome;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.certification.SeenPairs;
import dev.assay.regression.finding.ConstraintOutcome;
import dev.assay.regression.finding.FigureKind;
import dev.assay.regression.finding.Finding;
import dev.assay.regression.finding.FindingFigure;
import dev.assay.regression.finding.FindingKind;
import dev.assay.regression.finding.Findings;
import dev.assay.regression.finding.Interval;
import dev.assay.regression.verdict.Change;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Limits;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.regression.verdict.VerdictState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is what is read: a JSON library that guesses at accessor names must not lose a field. */
class RoundTripTest {
    private static final Environment ENVIRONMENT = new Environment(
            "amd64",
            "cpu",
            List.of("avx2"),
            2,
            1,
            "os",
            "kernel",
            "none",
            "glibc",
            "17",
            "1.29.0",
            List.of("cpu"),
            "a",
            List.of("-Xmx64m"));

    private static final BaselineRow BASELINE =
            new BaselineRow("s", "main", "c-0", "rev", "2026-01-01T00:00:00Z", "ada", "the last release", true);
    private static final WaiverRow WAIVER = new WaiverRow(
            "7",
            "s",
            "vit",
            "fp32",
            "device",
            GatedMetric.LATENCY_P50,
            "2026-02-01T00:00:00Z",
            "known",
            "2026-01-01T00:00:00Z",
            "ada");
    private static final VerdictRow VERDICT = new VerdictRow(
            new Verdict(
                    GatedMetric.LATENCY_P50,
                    VerdictState.FAIL,
                    VerdictReason.BEYOND_LIMIT,
                    new Change(0.05, 0.04, 0.06, 0.95),
                    Limits.catching(0.03),
                    8,
                    0.02,
                    2,
                    "too slow"),
            0.001,
            0.00105,
            List.of("1 block rejected"),
            WAIVER);

    @Test
    void aRequestKeepsEveryField() throws Exception {
        CampaignRequest request = new CampaignRequest(
                "s.yaml",
                "sweep: s",
                Map.of("m.onnx", "ab"),
                "rev",
                "main",
                true,
                7,
                5,
                new GateRequest("main", BaselineMove.ON_PASS, 60.5));

        assertThat(WireJson.read(CampaignRequest.class, WireJson.write(request)))
                .isEqualTo(request);
    }

    @Test
    void aReportKeepsEveryFieldOfItsRows() throws Exception {
        CellRow cell = new CellRow(
                3,
                "vit",
                "fp32",
                "id",
                Map.of("rank", "full"),
                "device",
                CellState.MEASURE_FAILED,
                "crashed",
                FailureOwner.DEVICE,
                new ArtifactRow("ab", 5),
                List.of(new BuildAction("n", "Conv", "pruned", "half")),
                List.of("slow"),
                null,
                null,
                true,
                "cd",
                true,
                "measured by another",
                List.of(VERDICT),
                new EvidenceRow(new ArtifactRow("ef", 6), "c-0", "12", List.of("34", "56"), true));
        CampaignReport report = new CampaignReport(
                CampaignReport.FORMAT,
                "c",
                "s",
                CampaignState.FINISHED,
                "2026-01-01T00:00:00Z",
                null,
                null,
                null,
                "0.1.0",
                Long.MAX_VALUE,
                List.of(new DeviceRow(
                        "device",
                        Map.of("arch", "amd64"),
                        ENVIRONMENT,
                        "f",
                        true,
                        "pi-5",
                        true,
                        DeviceState.RUNNING,
                        DeviceHealth.GOOD,
                        "passed",
                        new HealthCheckRow(1.5, true, "all right", 0.001, 1.25, 2.5),
                        3)),
                List.of(cell),
                new GateRow(
                        "main",
                        BASELINE,
                        BaselineMove.ON_IMPROVEMENT,
                        true,
                        4,
                        1e-4,
                        24,
                        360.5,
                        900.0,
                        6,
                        90.5,
                        List.of("5 % instead of 3 %")),
                findings());

        assertThat(WireJson.read(CampaignReport.class, WireJson.write(report))).isEqualTo(report);
    }

    @Test
    void reportOfAnEarlierControllerHasNoFindings() throws Exception {
        String json = """
                {"format": "assay-report/1", "campaignId": "c", "sweep": "s", "state": "FINISHED",
                 "createdAt": "2026-01-01T00:00:00Z", "assayVersion": "0.1.0", "seed": 1, "devices": [], "cells": []}""";

        CampaignReport report = WireJson.read(CampaignReport.class, json.getBytes(StandardCharsets.UTF_8));

        assertThat(report.findings()).isEqualTo(Findings.NONE);
    }

    private static Findings findings() {
        Interval known = new Interval(0.02, 0.019, 0.021);
        Interval unknown = new Interval(0.03, null, null);
        return new Findings(
                List.of(new Finding(
                        FindingKind.DOMINATED,
                        1,
                        2,
                        List.of(
                                new FindingFigure(FigureKind.LATENCY_P50, known, unknown, null),
                                new FindingFigure(FigureKind.SIZE, Interval.exact(5), null, 4.0)),
                        "evidence",
                        "remedy",
                        "sentence")),
                List.of(new ConstraintOutcome(
                        FigureKind.ENERGY, 2, "energy <= 2 J", List.of(1), List.of(2), List.of(3), List.of(4))));
    }

    @Test
    void progressKeepsEveryField() throws Exception {
        CampaignProgress progress = new CampaignProgress(
                "c", CampaignState.RUNNING, 9, 1, 2, 3, 4, 5, 6, List.of("now"), 7.5, List.of("blocker"));

        assertThat(WireJson.read(CampaignProgress.class, WireJson.write(progress)))
                .isEqualTo(progress);
    }

    @Test
    void theControllersOfAFarmKeepEveryField() throws Exception {
        ControllerInfo info = new ControllerInfo(
                "0.1.0",
                1,
                "farm",
                "PostgreSQL",
                List.of(
                        new ControllerRow(
                                "a", "https://farm:8420", "0.1.0", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
                        new ControllerRow("b", null, "0.2.0", "2026-01-03T00:00:00Z", "2026-01-04T00:00:00Z")));

        assertThat(WireJson.read(ControllerInfo.class, WireJson.write(info))).isEqualTo(info);
    }

    @Test
    void baselinesAndWaiversKeepEveryField() throws Exception {
        BaselineList baselines = new BaselineList(List.of(BASELINE));
        WaiverList waivers = new WaiverList(List.of(WAIVER));
        WaiverRequest asked = new WaiverRequest(
                "s", "vit", "fp32", null, GatedMetric.ENERGY, "2026-02-01T00:00:00Z", "the new sensor");
        BaselineRequest accepted = new BaselineRequest("c-0", "main", "the last release");

        assertThat(WireJson.read(BaselineList.class, WireJson.write(baselines))).isEqualTo(baselines);
        assertThat(WireJson.read(WaiverList.class, WireJson.write(waivers))).isEqualTo(waivers);
        assertThat(WireJson.read(WaiverRequest.class, WireJson.write(asked))).isEqualTo(asked);
        assertThat(WireJson.read(BaselineRequest.class, WireJson.write(accepted)))
                .isEqualTo(accepted);
    }

    @Test
    void aWaivedFailureDoesNotBlock() {
        assertThat(VERDICT.blocks()).isFalse();
        assertThat(new VerdictRow(VERDICT.verdict(), null, null, List.of(), null).blocks())
                .isTrue();
    }

    @Test
    void howADeviceIsReachedKeepsEveryField() throws Exception {
        SshAccess access = new SshAccess(
                "pi",
                "kitchen",
                22,
                List.of("me@jump"),
                "ssh-ed25519 A",
                List.of("ssh-rsa B"),
                List.of(18_420, 18_421));
        TunnelRow tunnel = new TunnelRow(true, 18_420, 5.0, "it broke", 4.0);

        assertThat(WireJson.read(SshAccess.class, WireJson.write(access))).isEqualTo(access);
        assertThat(WireJson.read(TunnelRow.class, WireJson.write(tunnel))).isEqualTo(tunnel);
    }

    @Test
    void aCertificateKeepsEveryField() throws Exception {
        List<KnownGate> gates = List.of(
                new KnownGate(
                        0,
                        "vit",
                        Planted.NOTHING,
                        0,
                        "c-1",
                        4,
                        List.of(new MetricOutcome(
                                GatedMetric.LATENCY_P50, VerdictState.FAIL, VerdictReason.BEYOND_LIMIT, 0.05, 0.03)),
                        List.of(new SeenPairs(GatedMetric.LATENCY_P50, List.of(0.04, 0.06), List.of(0.05))),
                        6,
                        14.5,
                        null),
                new KnownGate(
                        1, "vit", Planted.MEMORY, 0.1, "c-2", 0, List.of(), List.of(), 0, 0, "the device went away"));
        DeviceCertificate certificate = new DeviceCertificate(
                DeviceCertificate.FORMAT,
                "kitchen",
                false,
                "f",
                "0.1.0",
                "s",
                List.of("vit"),
                7,
                1.5,
                2.5,
                Certification.of(gates));

        assertThat(WireJson.read(DeviceCertificate.class, WireJson.write(certificate)))
                .isEqualTo(certificate);
        assertThat(WireJson.read(CertificateList.class, WireJson.write(new CertificateList(List.of(certificate)))))
                .isEqualTo(new CertificateList(List.of(certificate)));
    }
}
