package dev.assay.server.gate;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.regression.admission.CanaryDraw;
import dev.assay.regression.judgement.CellJudge;
import dev.assay.regression.judgement.CourseSide;
import dev.assay.regression.judgement.GateCourse;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.MetricChoice;
import dev.assay.regression.judgement.MetricTerms;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.cell.CellTerms;
import dev.assay.server.device.Device;
import dev.assay.server.device.DeviceBook;
import dev.assay.server.job.BuiltCell;
import dev.assay.server.job.GatedCells;
import dev.assay.server.job.JobPurpose;
import dev.assay.server.job.MeasurementIdentity;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each cell of a gated campaign, once its variant is built, how it comes to its verdicts: identical to the baseline and
 * not measured; without one, or unlike it, and measured as any other cell; or compared in pairs. Thread-safe.
 */
final class CellGate implements GatedCells {
    /** The last look is at 24 pairs that count; a quarter of all may be rejected. */
    private static final int PAIRS_MAX = 32;

    private static final int ARMS = 2;

    private final DeviceBook devices;
    private final CellBook cells;
    private final VarianceBook variances;
    private final VerdictBook verdicts;
    private final VerdictDesk desk;
    private final InstantSource clock;

    CellGate(
            DeviceBook devices,
            CellBook cells,
            VarianceBook variances,
            VerdictBook verdicts,
            VerdictDesk desk,
            InstantSource clock) {
        this.devices = devices;
        this.cells = cells;
        this.variances = variances;
        this.verdicts = verdicts;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public boolean take(Handle handle, BuiltCell built) {
        CampaignGate gate = CampaignGate.find(handle, built.campaignSeq()).orElseThrow();
        CandidateCell cell = CandidateCell.find(handle, built.campaignSeq(), built.cellIndex());
        if (desk.confirmAnew(handle, built, cell)) {
            return true;
        }
        GateCellRow.forget(handle, cell.campaignSeq(), cell.index());
        Optional<BaselineCell> baseline =
                Optional.ofNullable(gate.baselineCampaignSeq()).flatMap(seq -> BaselineCell.find(handle, seq, cell));
        GateCourse course = course(handle, gate, built, cell, baseline.orElse(null));
        CourseBook.put(handle, cell.campaignSeq(), cell.index(), course);
        return switch (course.way()) {
            case NO_BASELINE, UNLIKE -> {
                // The cell itself is measured, so that its campaign can be accepted.
                put(handle, gate, cell, course, null);
                yield false;
            }
            case IDENTICAL -> {
                reuse(handle, gate, cell, course, baseline.orElseThrow());
                yield true;
            }
            case PAIRED -> {
                queuePairs(
                        handle,
                        gate,
                        built,
                        cell,
                        course,
                        baseline.orElseThrow().artifact());
                yield true;
            }
        };
    }

    private GateCourse course(
            Handle handle, CampaignGate gate, BuiltCell built, CandidateCell cell, @Nullable BaselineCell baseline) {
        ArtifactRef candidate = built.plan().model();
        boolean isDrawn = gate.isFresh()
                || CanaryDraw.isDrawn(
                        gate.seed() + " " + gate.campaignId() + " " + cell.index(), CanaryDraw.USUAL_SHARE);
        Environment now =
                devices.find(handle, cell.device()).map(Device::environment).orElse(null);
        return new GateCourse(
                gate.sweep(),
                gate.branch(),
                gate.baselineCampaignId(),
                cell.isScored(),
                gate.verdicts(),
                isDrawn,
                baseline == null ? null : side(baseline.artifact(), baseline.terms(), baseline.environment()),
                side(candidate, cell.terms(), now),
                null,
                null);
    }

    private static CourseSide side(ArtifactRef artifact, CellTerms terms, @Nullable Environment environment) {
        return new CourseSide(artifact, MeasurementIdentity.of(terms.plan(artifact), "", ""), environment);
    }

    private void put(
            Handle handle,
            CampaignGate gate,
            CandidateCell cell,
            GateCourse course,
            @Nullable SessionSummary baseline) {
        verdicts.put(
                handle, cell.campaignSeq(), cell.index(), new CellJudge(course, gate.limits()).withoutPairs(baseline));
    }

    /** Nothing to measure: the baseline's figures are the candidate's. */
    private void reuse(Handle handle, CampaignGate gate, CandidateCell cell, GateCourse course, BaselineCell baseline) {
        GateCellRow.insertWithoutPairs(handle, cell, baseline.artifact());
        put(handle, gate, cell, course, baseline.summary());
        cells.reused(handle, cell.campaignSeq(), cell.index(), baseline.jobId());
    }

    private void queuePairs(
            Handle handle,
            CampaignGate gate,
            BuiltCell built,
            CandidateCell cell,
            GateCourse course,
            ArtifactRef baseline) {
        List<MetricTerms> terms = MetricChoice.terms(
                gate.limits(),
                course.scored(),
                metric -> variances.history(handle, cell.device(), metric).prior(cell.key()),
                course.verdicts());
        long seed = GateSeed.of(gate.seed(), cell.key(), cell.device());
        GateInputs inputs = new GateInputs(
                GateInputs.FORMAT,
                baseline,
                built.plan().model(),
                seed,
                PAIRS_MAX,
                terms,
                course.candidate().environment());
        String job = built.job(
                        MeasurementIdentity.of(built.plan(), cell.device(), "pairs " + seed),
                        JobPurpose.GATE,
                        plan(cell, inputs, seed))
                .insert(handle, clock);
        GateCellRow.insert(handle, cell, inputs, course.canary(), job);
        handle.execute(
                "update cell set job_id = ? where campaign_seq = ? and cell_index = ?",
                job,
                cell.campaignSeq(),
                cell.index());
    }

    /** The paired session of a cell. */
    static SessionPlan plan(CandidateCell cell, GateInputs inputs, long seed) {
        SessionPlan single = cell.terms().plan(inputs.candidate());
        return new SessionPlan(
                single.label(),
                single.model(),
                single.testData(),
                single.task(),
                // Many runs share what one report can hold.
                single.run().withSamplesAtMost(SessionPlan.SAMPLES_MAX / (ARMS * inputs.pairsMax())),
                inputs.pairsMax(),
                single.cooldownSecondsMax(),
                new PairPlan(inputs.baseline(), seed, inputs.pairsMax()));
    }

    @Override
    public void givenUp(Handle handle, String jobId, CellFailure failure) {
        desk.givenUp(handle, jobId, failure);
    }
}
