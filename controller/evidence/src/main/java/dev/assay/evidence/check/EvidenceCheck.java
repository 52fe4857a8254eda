package dev.assay.evidence.check;

import dev.assay.api.CampaignExit;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.GateRow;
import dev.assay.api.VerdictRow;
import dev.assay.evidence.bundle.BundleException;
import dev.assay.evidence.bundle.BundleFormat;
import dev.assay.evidence.bundle.BundleReader;
import dev.assay.evidence.bundle.Discrepancy;
import dev.assay.evidence.bundle.ManifestEntry;
import dev.assay.evidence.record.CampaignEvidence;
import dev.assay.evidence.record.CellEvidence;
import dev.assay.evidence.record.SessionEvidence;
import dev.assay.evidence.signing.BundleSignature;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.family.FamilyRate;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.summary.SessionSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one bundle: that it is as it was signed, and that all it says follows from its raw reports. Used once; not thread-safe. */
public final class EvidenceCheck {
    private final BundleReader bundle;
    private final List<VerdictCheck> verdicts = new ArrayList<>();
    private final List<Discrepancy> contradictions = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private int summaries;

    private EvidenceCheck(BundleReader bundle) {
        this.bundle = bundle;
    }

    /**
     * Checks a bundle.
     *
     * @param trusted fingerprint of the key that the reader trusts; null when there is none to compare with
     */
    public static Verification of(BundleReader bundle, @Nullable String trusted) {
        return new EvidenceCheck(bundle).check(trusted);
    }

    private Verification check(@Nullable String trusted) {
        List<Discrepancy> altered = bundle.discrepancies();
        SignatureCheck signature = signature(trusted);
        checkNames();
        Integer exitCode = null;
        Integer recomputed = null;
        try {
            CampaignEvidence campaign = bundle.read(CampaignEvidence.class, BundleFormat.CAMPAIGN);
            CampaignReport report = bundle.read(CampaignReport.class, BundleFormat.REPORT);
            exitCode = campaign.exitCode();
            recomputed = recompute(campaign, report);
        } catch (BundleException e) {
            unknown.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Records that lack what every controller writes.
            unknown.add("the campaign cannot be checked: " + e);
        }
        return new Verification(
                Verification.FORMAT,
                Verification.answer(signature, altered, verdicts, contradictions, List.copyOf(unknown)),
                bundle.manifest().campaignId(),
                signature,
                bundle.manifest().entries().size(),
                altered,
                verdicts,
                contradictions,
                List.copyOf(unknown),
                summaries,
                exitCode,
                recomputed);
    }

    private SignatureCheck signature(@Nullable String trusted) {
        try {
            BundleSignature signature = bundle.signature();
            if (!signature.holds(bundle.manifestBytes())) {
                return new SignatureCheck(SignatureCheck.Standing.BROKEN, "");
            }
            String fingerprint = signature.signer().fingerprint();
            if (trusted == null) {
                return new SignatureCheck(SignatureCheck.Standing.NOT_COMPARED, fingerprint);
            }
            return new SignatureCheck(
                    trusted.equals(fingerprint) ? SignatureCheck.Standing.TRUSTED : SignatureCheck.Standing.OTHER_KEY,
                    fingerprint);
        } catch (BundleException e) {
            return new SignatureCheck(SignatureCheck.Standing.BROKEN, "");
        }
    }

    /** What is named by its hash must have it. */
    private void checkNames() {
        for (ManifestEntry entry : bundle.manifest().entries()) {
            boolean isByHash =
                    entry.name().startsWith("sessions/") || entry.name().startsWith("artifacts/");
            boolean isRight = entry.name().equals(BundleFormat.session(entry.sha256()))
                    || entry.name().equals(BundleFormat.artifact(entry.sha256()));
            if (isByHash && !isRight) {
                contradictions.add(new Discrepancy(entry.name(), "SHA-256 " + entry.sha256(), "the one in its name"));
            }
        }
    }

    private int recompute(CampaignEvidence campaign, CampaignReport report) {
        if (!report.campaignId().equals(bundle.manifest().campaignId())) {
            contradictions.add(new Discrepancy(
                    "report.json campaignId",
                    report.campaignId(),
                    bundle.manifest().campaignId()));
        }
        checkFamily(report);
        List<CellRow> cells = new ArrayList<>();
        for (CellRow row : report.cells()) {
            try {
                cells.add(recompute(campaign, report, row));
            } catch (RuntimeException e) {
                unknown.add(BundleFormat.cell(row.index()) + " cannot be checked: " + e);
                cells.add(row);
            }
        }
        int exitCode = CampaignExit.of(with(report, cells));
        if (exitCode != campaign.exitCode()) {
            contradictions.add(new Discrepancy(
                    "campaign.json exitCode", Integer.toString(campaign.exitCode()), Integer.toString(exitCode)));
        }
        return exitCode;
    }

    private void checkFamily(CampaignReport report) {
        GateRow gate = report.gate();
        if (gate != null) {
            double rate = gate.verdictsPrimary() == 0
                    ? 0
                    : FamilyRate.ofVerdicts(gate.verdictsPrimary()).rate();
            if (Double.compare(rate, gate.falseAlarmRate()) != 0) {
                contradictions.add(new Discrepancy(
                        "report.json gate.falseAlarmRate",
                        Double.toString(gate.falseAlarmRate()),
                        Double.toString(rate)));
            }
        }
    }

    private CellRow recompute(CampaignEvidence campaign, CampaignReport report, CellRow row) {
        CellFacts cell;
        String where = BundleFormat.cell(row.index());
        try {
            CellEvidence evidence = bundle.read(CellEvidence.class, where);
            cell = new CellFacts(where, row, evidence, sessions(evidence));
        } catch (BundleException e) {
            unknown.add(String.valueOf(e.getMessage()));
            cell = new CellFacts(where, row, new CellEvidence(row.index(), null, null, List.of(), List.of()), Map.of());
        }
        checkSummary(cell);
        contradictions.addAll(CellConsistency.contradictions(report, campaign, cell));
        VerdictComparison comparison =
                VerdictComparison.of(cell, CellVerdicts.of(cell, campaign.limits()), campaign.waivers());
        verdicts.addAll(comparison.checks());
        return with(row, comparison.rows());
    }

    private Map<String, Session> sessions(CellEvidence evidence) {
        Map<String, Session> sessions = new HashMap<>();
        for (SessionEvidence told : evidence.sessions()) {
            try {
                sessions.put(told.sha256(), session(told.sha256()));
            } catch (BundleException e) {
                unknown.add(String.valueOf(e.getMessage()));
            }
        }
        return sessions;
    }

    /** One report at a time is in memory; of a large one that is a few hundred megabytes. */
    private Session session(String sha256) throws BundleException {
        String name = BundleFormat.session(sha256);
        SessionReport report = bundle.read(SessionReport.class, name);
        try {
            return new Session(
                    report.jobId(),
                    report.deviceId(),
                    report.environment().fingerprint(),
                    SessionSummary.of(report),
                    report.baseline() == null ? null : PairedSession.of(report));
        } catch (RuntimeException e) {
            throw new BundleException(name + " cannot be summed up: " + e.getMessage(), e);
        }
    }

    private void checkSummary(CellFacts cell) {
        SessionSummary stored = cell.row().summary();
        String sha256 = cell.row().sessionSha256();
        if (stored == null) {
            return;
        }
        Session session = sha256 == null ? null : cell.sessions().get(sha256);
        if (session == null) {
            unknown.add("the figures of cell " + cell.row().index() + ": their raw report is not there");
            return;
        }
        summaries++;
        for (String difference : JsonDifference.between(stored, session.summary())) {
            contradictions.add(new Discrepancy(
                    "report.json cells[" + cell.row().index() + "].summary",
                    difference,
                    "what follows from " + BundleFormat.session(session(sha256, session))));
        }
    }

    private static String session(@Nullable String sha256, Session session) {
        return sha256 == null ? session.jobId() : sha256;
    }

    private static CampaignReport with(CampaignReport report, List<CellRow> cells) {
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
                report.devices(),
                cells,
                report.gate(),
                report.findings());
    }

    private static CellRow with(CellRow cell, List<VerdictRow> verdicts) {
        return new CellRow(
                cell.index(),
                cell.model(),
                cell.variant(),
                cell.variantId(),
                cell.axes(),
                cell.device(),
                cell.state(),
                cell.reason(),
                cell.owner(),
                cell.artifact(),
                cell.build(),
                cell.buildWarnings(),
                cell.summary(),
                cell.accuracyChange(),
                cell.onParetoFront(),
                cell.sessionSha256(),
                cell.simulated(),
                cell.deviceNote(),
                verdicts,
                cell.evidence());
    }
}
