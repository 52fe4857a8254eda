package dev.assay.cli.certify;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.api.EvidenceRow;
import dev.assay.api.VerdictRow;
import dev.assay.cli.client.ApiException;
import dev.assay.protocol.SessionReport;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.MetricOutcome;
import dev.assay.regression.certification.SeenPairs;
import dev.assay.regression.judgement.PairedSession;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.regression.verdict.Verdict;
import dev.assay.regression.verdict.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what became of the gates of one campaign. Used by one thread. */
final class GateOutcomes {
    private static final double NANOS_PER_SECOND = 1e9;

    private final CertifyFarm farm;
    private final CampaignReport report;

    GateOutcomes(CertifyFarm farm, CampaignReport report) {
        this.farm = farm;
        this.report = report;
    }

    private record Seen(PlannedGate gate, CellRow cell, List<SessionReport> sessions) {
        int pairs() {
            return sessions.stream().mapToInt(session -> session.pairs().size()).sum();
        }
    }

    /** One for each gate of the campaign. */
    List<KnownGate> of(List<PlannedGate> gates) throws ApiException, CertifyException, InterruptedException {
        List<Seen> seen = new ArrayList<>();
        for (PlannedGate gate : gates) {
            CellRow cell = report.cells().stream()
                    .filter(row -> row.model().equals(gate.model()))
                    .findFirst()
                    .orElseThrow(() -> new CertifyException(
                            "campaign " + report.campaignId() + " has no cell of " + gate.model()));
            seen.add(new Seen(gate, cell, sessions(cell.evidence())));
        }
        int pairs = seen.stream().mapToInt(Seen::pairs).sum();
        double secondsPerPair = pairs == 0 ? 0 : seconds() / pairs;
        return seen.stream().map(one -> known(one, secondsPerPair)).toList();
    }

    private double seconds() {
        String finishedAt = report.finishedAt();
        return finishedAt == null
                ? 0
                : Duration.between(Instant.parse(report.createdAt()), Instant.parse(finishedAt))
                                .toNanos()
                        / NANOS_PER_SECOND;
    }

    private List<SessionReport> sessions(@Nullable EvidenceRow evidence)
            throws ApiException, CertifyException, InterruptedException {
        List<SessionReport> sessions = new ArrayList<>();
        if (evidence != null) {
            for (String sha256 : evidence.sessionSha256s()) {
                sessions.add(farm.session(sha256));
            }
        }
        return sessions;
    }

    private KnownGate known(Seen seen, double secondsPerPair) {
        List<MetricOutcome> outcomes =
                seen.cell().verdicts().stream().map(GateOutcomes::outcome).toList();
        Set<GatedMetric> kept = new LinkedHashSet<>();
        kept.add(seen.gate().planted().metric());
        outcomes.stream()
                .filter(outcome -> outcome.state() == VerdictState.FAIL)
                .map(MetricOutcome::metric)
                .forEach(kept::add);
        List<PairedSession> sessions =
                seen.sessions().stream().map(PairedSession::of).toList();
        return new KnownGate(
                seen.gate().place(),
                seen.gate().model(),
                seen.gate().planted(),
                seen.gate().level(),
                report.campaignId(),
                seen.cell().index(),
                outcomes,
                kept.stream()
                        .filter(metric -> metric.observation() == GatedMetric.Observation.PAIR)
                        .map(metric ->
                                new SeenPairs(metric, worsenings(sessions, 0, metric), worsenings(sessions, 1, metric)))
                        .toList(),
                seen.pairs(),
                secondsPerPair * seen.pairs(),
                outcomes.isEmpty() ? Objects.requireNonNullElse(seen.cell().reason(), "it was not judged") : null);
    }

    private static MetricOutcome outcome(VerdictRow row) {
        Verdict verdict = row.verdict();
        return new MetricOutcome(
                verdict.metric(),
                verdict.state(),
                verdict.reason(),
                verdict.change() == null ? null : verdict.change().value(),
                verdict.limits() == null ? null : verdict.limits().mustCatch());
    }

    private static List<Double> worsenings(List<PairedSession> sessions, int index, GatedMetric metric) {
        return index < sessions.size()
                ? Arrays.stream(sessions.get(index).logRatios(metric))
                        .map(ratio -> metric.sign() * ratio)
                        .boxed()
                        .toList()
                : List.of();
    }
}
