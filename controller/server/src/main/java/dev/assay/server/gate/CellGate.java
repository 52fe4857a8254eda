package dev.assay.server.gate;

import dev.assay.protocol.ArtifactRef;
import dev.assay.protocol.Environment;
import dev.assay.protocol.PairPlan;
import dev.assay.protocol.SessionPlan;
import dev.assay.regression.admission.Admission;
import dev.assay.regression.admission.CanaryDraw;
import dev.assay.regression.admission.GateSide;
import dev.assay.regression.admission.Unlikeness;
import dev.assay.regression.judgement.GateInputs;
import dev.assay.regression.judgement.JudgedMetric;
import dev.assay.regression.judgement.MetricTerms;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictReason;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
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
        Long accepted = gate.baselineCampaignSeq();
        if (accepted == null) {
            refuse(handle, gate, cell, VerdictReason.NO_BASELINE, nobodyAccepted(gate));
            return false;
        }
        Optional<BaselineCell> baseline = BaselineCell.find(handle, accepted, cell);
        if (baseline.isEmpty()) {
            refuse(
                    handle,
                    gate,
                    cell,
                    VerdictReason.NO_BASELINE,
                    "campaign " + gate.baselineCampaignId() + ", the baseline of " + gate.branch()
                            + ", has no measured cell of this model, axes and device");
            return false;
        }
        return compare(handle, gate, built, cell, baseline.get());
    }

    private static String nobodyAccepted(CampaignGate gate) {
        return "nobody has accepted a campaign of " + gate.sweep() + " for branch " + gate.branch()
                + "; accept one with: assay baseline accept CAMPAIGN --branch " + gate.branch();
    }

    /** No verdict on any metric; the cell itself is measured, so that its campaign can be accepted. */
    private void refuse(Handle handle, CampaignGate gate, CandidateCell cell, VerdictReason why, String explanation) {
        verdicts.put(
                handle,
                cell.campaignSeq(),
                cell.index(),
                gate.limits().metrics(cell.isScored()).stream()
                        .map(metric -> JudgedMetric.bare(Verdict.withoutEvidence(metric, why, explanation)))
                        .toList());
    }

    private boolean compare(
            Handle handle, CampaignGate gate, BuiltCell built, CandidateCell cell, BaselineCell baseline) {
        Optional<Device> device = devices.find(handle, cell.device());
        Environment before = baseline.environment();
        List<String> differences = before == null || device.isEmpty()
                ? List.of("nobody noted what the baseline, or this device, is")
                : Unlikeness.between(before, device.get().environment());
        if (!differences.isEmpty()) {
            refuse(handle, gate, cell, VerdictReason.UNLIKE_ENVIRONMENTS, unlike(gate, differences));
            return false;
        }
        ArtifactRef candidate = built.plan().model();
        String runtime = "onnxruntime " + device.get().environment().onnxRuntimeVersion();
        boolean isCanary = gate.isFresh()
                || CanaryDraw.isDrawn(
                        gate.seed() + " " + gate.campaignId() + " " + cell.index(), CanaryDraw.USUAL_SHARE);
        Admission admission = Admission.of(
                side(baseline.artifact(), runtime, baseline.terms().plan(baseline.artifact())),
                side(candidate, runtime, cell.terms().plan(candidate)),
                isCanary);
        if (!admission.isMeasured()) {
            reuse(handle, gate, cell, baseline, admission);
            return true;
        }
        queuePairs(
                handle,
                gate,
                built,
                cell,
                baseline.artifact(),
                device.get().environment(),
                admission.kind() == Admission.Kind.CANARY);
        return true;
    }

    private static String unlike(CampaignGate gate, List<String> differences) {
        return "the baseline's environment and this device's differ in " + String.join("; ", differences)
                + "; run the sweep of " + gate.branch() + " on the device as it is now and accept that campaign";
    }

    /** The device is the same on both sides: its environment is compared before. */
    private static GateSide side(ArtifactRef artifact, String runtime, SessionPlan plan) {
        return new GateSide(artifact.sha256(), runtime, MeasurementIdentity.of(plan, "", ""));
    }

    /** Nothing to measure: the baseline's figures are the candidate's. */
    private void reuse(
            Handle handle, CampaignGate gate, CandidateCell cell, BaselineCell baseline, Admission admission) {
        SameFigures figures = new SameFigures(baseline.summary(), baseline.artifact());
        GateCellRow.insertWithoutPairs(handle, cell, baseline.artifact());
        verdicts.put(
                handle,
                cell.campaignSeq(),
                cell.index(),
                gate.limits().metrics(cell.isScored()).stream()
                        .filter(metric -> !gate.limits().areUsual() || figures.isThere(metric))
                        .map(metric -> figures.judged(admission.verdict(metric)))
                        .toList());
        cells.reused(handle, cell.campaignSeq(), cell.index(), baseline.jobId());
    }

    private void queuePairs(
            Handle handle,
            CampaignGate gate,
            BuiltCell built,
            CandidateCell cell,
            ArtifactRef baseline,
            Environment environment,
            boolean isCanary) {
        List<MetricTerms> terms = MetricChoice.terms(
                gate.limits(),
                cell.isScored(),
                metric -> variances.history(handle, cell.device(), metric).prior(cell.key()),
                gate.verdicts());
        long seed = GateSeed.of(gate.seed(), cell.key(), cell.device());
        GateInputs inputs =
                new GateInputs(GateInputs.FORMAT, baseline, built.plan().model(), seed, PAIRS_MAX, terms, environment);
        String job = built.job(
                        MeasurementIdentity.of(built.plan(), cell.device(), "pairs " + seed),
                        JobPurpose.GATE,
                        plan(cell, inputs, seed))
                .insert(handle, clock);
        GateCellRow.insert(handle, cell, inputs, isCanary, job);
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
