package dev.assay.server.evidence;

import dev.assay.api.ArtifactRow;
import dev.assay.api.BaselineRow;
import dev.assay.api.CampaignExit;
import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignRequest;
import dev.assay.api.CellRow;
import dev.assay.api.EvidenceRow;
import dev.assay.api.GateRow;
import dev.assay.api.VerdictRow;
import dev.assay.api.WaiverRow;
import dev.assay.evidence.bundle.BundleFormat;
import dev.assay.evidence.bundle.BundleWriter;
import dev.assay.evidence.record.CampaignEvidence;
import dev.assay.evidence.record.CellEvidence;
import dev.assay.evidence.record.SessionEvidence;
import dev.assay.evidence.record.Software;
import dev.assay.protocol.CodeIdentity;
import dev.assay.protocol.Environment;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.gate.GateEvidence;
import dev.assay.server.store.StoredJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the tables say of a campaign, as entries of a bundle. One transaction owns it. */
final class CampaignRecords {
    private static final String SESSION = """
            select session.job_id, session.raw_sha256, session.environment, job.device, job.plan
            from session join job on job.id = session.job_id
            where session.job_id = ?
            """;

    private final Handle handle;
    private final CampaignReport report;
    private final String optimizerVersion;
    private final EvidenceHashes hashes = new EvidenceHashes();

    CampaignRecords(Handle handle, CampaignReport report, String optimizerVersion) {
        this.handle = handle;
        this.report = report;
        this.optimizerVersion = optimizerVersion;
    }

    private record Stored(long seq, CampaignRequest request) {}

    /** Adds every record; what they name by hash is the caller's to add. */
    EvidenceHashes write(BundleWriter bundle) throws IOException {
        Stored stored = handle.createQuery("select seq, request from campaign where id = ?")
                .bind(0, report.campaignId())
                .map((row, context) -> new Stored(
                        row.getLong("seq"), StoredJson.read(CampaignRequest.class, row.getString("request"))))
                .one();
        CampaignRequest request = stored.request();
        GateEvidence gate = new GateEvidence(handle, stored.seq());
        bundle.add(
                BundleFormat.SWEEP, new ByteArrayInputStream(request.sweepYaml().getBytes(StandardCharsets.UTF_8)));
        bundle.addJson(BundleFormat.CAMPAIGN, campaign(request, gate));
        bundle.addJson(BundleFormat.REPORT, lasting(report));
        request.artifacts().values().forEach(hashes::addArtifact);
        for (CellRow cell : report.cells()) {
            bundle.addJson(BundleFormat.cell(cell.index()), cell(stored.seq(), cell, gate));
        }
        return hashes;
    }

    private CampaignEvidence campaign(CampaignRequest request, GateEvidence gate) {
        return new CampaignEvidence(
                request.fileName(),
                request.artifacts(),
                request.fresh(),
                gate.limits().orElse(null),
                waivers(),
                CampaignExit.of(report),
                new Software(
                        CodeIdentity.of(CampaignRecords.class),
                        optimizerVersion,
                        System.getProperty("java.version", "unknown"),
                        System.getProperty("os.arch", "unknown")));
    }

    /** In the order in which they are asked. */
    private List<WaiverRow> waivers() {
        return report.cells().stream()
                .flatMap(cell -> cell.verdicts().stream())
                .map(VerdictRow::waiver)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing((WaiverRow waiver) -> Instant.parse(waiver.expiresAt()))
                        .thenComparing(waiver -> Long.parseLong(waiver.id()))
                        .reversed())
                .toList();
    }

    private CellEvidence cell(long campaignSeq, CellRow cell, GateEvidence gate) {
        Set<String> jobs = new LinkedHashSet<>(gate.pairedJobs(cell.index()));
        if (cell.sessionSha256() != null) {
            jobs.add(jobOf(campaignSeq, cell.index()));
        }
        List<SessionEvidence> sessions = jobs.stream()
                .flatMap(job -> handle.createQuery(SESSION).bind(0, job).map((row, context) -> session(row)).stream())
                .toList();
        sessions.forEach(session -> hashes.addSession(session.sha256()));
        note(cell.artifact());
        EvidenceRow evidence = cell.evidence();
        note(evidence == null ? null : evidence.baseline());
        return new CellEvidence(
                cell.index(),
                gate.course(cell.index()).orElse(null),
                gate.inputs(cell.index()).orElse(null),
                sessions,
                cell.verdicts().isEmpty()
                        ? List.of()
                        : gate.judgedAt(cell.index()).stream()
                                .map(Instant::toString)
                                .toList());
    }

    private String jobOf(long campaignSeq, int cellIndex) {
        return handle.createQuery("select job_id from cell where campaign_seq = ? and cell_index = ?")
                .bind(0, campaignSeq)
                .bind(1, cellIndex)
                .mapTo(String.class)
                .one();
    }

    private static SessionEvidence session(ResultSet row) throws SQLException {
        String environment = row.getString("environment");
        return new SessionEvidence(
                row.getString("job_id"),
                row.getString("raw_sha256"),
                row.getString("device"),
                environment == null
                        ? null
                        : StoredJson.read(Environment.class, environment).fingerprint(),
                StoredJson.read(SessionPlan.class, row.getString("plan")));
    }

    private void note(@Nullable ArtifactRow artifact) {
        if (artifact != null) {
            hashes.addArtifact(artifact.sha256());
        }
    }

    /** Without what goes on changing after a campaign has ended: the devices, and which baseline is the newest. */
    private static CampaignReport lasting(CampaignReport report) {
        return new CampaignReport(
                report.format(),
                report.campaignId(),
                report.sweep(),
                report.state(),
                report.createdAt(),
                report.finishedAt(),
                report.revision(),
                report.branch(),
                report.assayVersion(),
                report.seed(),
                List.of(),
                report.cells(),
                report.gate() == null ? null : lasting(report.gate()),
                report.findings());
    }

    private static GateRow lasting(GateRow gate) {
        BaselineRow baseline = gate.baseline();
        return new GateRow(
                gate.branch(),
                baseline == null
                        ? null
                        : new BaselineRow(
                                baseline.sweep(),
                                baseline.branch(),
                                baseline.campaignId(),
                                baseline.revision(),
                                baseline.acceptedAt(),
                                baseline.acceptedBy(),
                                baseline.note(),
                                false),
                gate.moveBaseline(),
                gate.baselineMoved(),
                gate.verdictsPrimary(),
                gate.falseAlarmRate(),
                gate.expectedPairs(),
                gate.expectedDeviceSeconds(),
                gate.deviceSecondsMax(),
                gate.usedPairs(),
                gate.usedDeviceSeconds(),
                gate.notes());
    }
}
