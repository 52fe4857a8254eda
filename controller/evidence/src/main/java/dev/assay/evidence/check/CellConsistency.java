package dev.assay.evidence.check;

import dev.assay.api.CampaignReport;
import dev.assay.api.EvidenceRow;
import dev.assay.api.GateRow;
import dev.assay.evidence.bundle.Discrepancy;
import dev.assay.evidence.record.CampaignEvidence;
import dev.assay.evidence.record.CellEvidence;
import dev.assay.evidence.record.SessionEvidence;
import dev.assay.protocol.ArtifactRef;
import dev.assay.regression.admission.CanaryDraw;
import dev.assay.regression.judgement.AskedLimits;
import dev.assay.regression.judgement.CourseSide;
import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.MetricChoice;
import dev.assay.regression.judgement.MetricTerms;
import dev.assay.regression.verdict.GatedMetric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the facts about a cell agree with each other, with the campaign's, and with its raw reports. Used once. */
final class CellConsistency {
    private final CampaignReport report;
    private final CampaignEvidence campaign;
    private final CellFacts cell;
    private final List<Discrepancy> found = new ArrayList<>();

    private CellConsistency(CampaignReport report, CampaignEvidence campaign, CellFacts cell) {
        this.report = report;
        this.campaign = campaign;
        this.cell = cell;
    }

    /** What does not agree. */
    static List<Discrepancy> contradictions(CampaignReport report, CampaignEvidence campaign, CellFacts cell) {
        CellConsistency consistency = new CellConsistency(report, campaign, cell);
        consistency.checkSessions();
        consistency.checkCourse();
        consistency.checkInputs();
        return consistency.found;
    }

    private void require(String field, @Nullable Object stored, @Nullable Object follows) {
        if (!Objects.equals(stored, follows)) {
            found.add(new Discrepancy(cell.where() + " " + field, text(stored), text(follows)));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "nothing" : String.valueOf(value);
    }

    private void checkSessions() {
        for (SessionEvidence told : cell.evidence().sessions()) {
            Session session = cell.sessions().get(told.sha256());
            if (session != null) {
                require("jobId of " + told.sha256(), told.jobId(), session.jobId());
                require("device of " + told.sha256(), told.device(), session.device());
                if (told.fingerprint() != null) {
                    require("fingerprint of " + told.sha256(), told.fingerprint(), session.fingerprint());
                }
            }
        }
    }

    private void checkCourse() {
        GateCourse course = cell.evidence().course();
        GateRow gate = report.gate();
        if (course == null || gate == null) {
            return;
        }
        require("course.sweep", course.sweep(), report.sweep());
        require("course.branch", course.branch(), gate.branch());
        require(
                "course.baselineCampaign",
                course.baselineCampaign(),
                gate.baseline() == null ? null : gate.baseline().campaignId());
        String key =
                report.seed() + " " + report.campaignId() + " " + cell.row().index();
        require("course.drawn", course.drawn(), campaign.fresh() || CanaryDraw.isDrawn(key, CanaryDraw.USUAL_SHARE));
        EvidenceRow evidence = cell.row().evidence();
        if (evidence != null) {
            require("course.canary", evidence.canary(), course.canary());
        }
        List<String> sessions = evidence == null ? List.of() : evidence.sessionSha256s();
        Session first = sessions.isEmpty() ? null : cell.sessions().get(sessions.get(0));
        if (first != null && first.pairs() != null) {
            require(
                    "course.unmeasured says whether the candidate gave figures",
                    course.unmeasured() == null,
                    first.summary().runsCompleted() > 0);
        }
    }

    private void checkInputs() {
        CellEvidence evidence = cell.evidence();
        GateCourse course = evidence.course();
        GateInputs inputs = evidence.inputs();
        AskedLimits limits = campaign.limits();
        if (course == null || inputs == null || limits == null) {
            return;
        }
        require("inputs.baseline", inputs.baseline(), artifact(course.baseline()));
        require("inputs.candidate", inputs.candidate(), artifact(course.candidate()));
        // The step for all verdicts of the campaign together is in the levels of the rules.
        Map<GatedMetric, MetricTerms> terms = new EnumMap<>(GatedMetric.class);
        inputs.terms().forEach(term -> terms.put(term.metric(), term));
        if (!terms.keySet().containsAll(limits.metrics(course.scored()))) {
            require("inputs.terms", terms.keySet(), limits.metrics(course.scored()));
            return;
        }
        List<MetricTerms> follows = MetricChoice.terms(
                limits,
                course.scored(),
                metric -> Objects.requireNonNull(terms.get(metric)).prior(),
                course.verdicts());
        require("inputs.terms", inputs.terms(), follows);
    }

    private static @Nullable ArtifactRef artifact(@Nullable CourseSide side) {
        return side == null ? null : side.artifact();
    }
}
