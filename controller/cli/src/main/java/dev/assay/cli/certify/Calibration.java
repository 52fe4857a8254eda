package dev.assay.cli.certify;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.client.ApiException;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.certification.SeenPairs;
import dev.assay.regression.estimate.HarrellDavis;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.sweep.Sweep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Finds out how long planted work takes on the device. Models are measured as they are and with many steps beside, more or fewer until the
 * slow-down is large beside the noise and small beside the model; the first of these campaigns becomes the baseline. Then gates tell how
 * much slower a single step and so many steps make it: pairs see what two campaigns' figures cannot, beside which a neighbour may have woken
 * up or fallen asleep (one model was once planted 3 % of the 5 % that were aimed at). What was truly planted, the pairs of all gates tell later;
 * this only aims. Used once, by one thread.
 */
final class Calibration {
    private static final long STEPS_FIRST = 20_000;
    private static final double SLOWER_MIN = 0.08;
    private static final double SLOWER_WANTED = 0.2;
    private static final double SLOWER_MAX = 0.6;
    private static final double GROWTH_MAX = 50;
    private static final int CAMPAIGNS_MAX = 5;
    private static final double MEDIAN = 0.5;
    private static final String PROBE = "planted-probe-";

    private final CertifyFarm farm;
    private final PlantShelf shelf;
    private final Sweep sweep;
    private final String device;
    private final List<Subject> subjects;
    private final Map<String, Long> steps = new HashMap<>();
    private final Map<String, Probe> probed = new HashMap<>();
    private String baseline = "";

    Calibration(CertifyFarm farm, PlantShelf shelf, Sweep sweep, String device, List<Subject> subjects) {
        this.farm = farm;
        this.shelf = shelf;
        this.sweep = sweep;
        this.device = device;
        this.subjects = subjects;
    }

    /**
     * Measures.
     *
     * @return the state with baseline and scales
     */
    CertifyState of(CertifyState state, long seed)
            throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
        subjects.forEach(subject -> steps.put(subject.name(), STEPS_FIRST));
        for (int campaign = 0; campaign < CAMPAIGNS_MAX && probed.size() < subjects.size(); campaign++) {
            probe(seed + campaign);
        }
        for (Subject subject : subjects) {
            if (!probed.containsKey(subject.name())) {
                throw new CertifyException(subject.name() + ": " + steps.get(subject.name())
                        + " steps of planted work do not give a slow-down that can be measured on " + device
                        + "; expected a quieter device, a larger model, or longer runs (measure: {duration: …})");
            }
        }
        farm.accept(baseline);
        Map<String, Double> single = shares(seed, probe -> 1);
        Map<String, Double> many = shares(seed, Probe::steps);
        return state.calibrated(
                baseline,
                subjects.stream()
                        .map(Subject::name)
                        .map(name -> Objects.requireNonNull(probed.get(name))
                                .scale(name, single.getOrDefault(name, 0.0), many.get(name)))
                        .toList());
    }

    private void probe(long seed)
            throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
        CertifySweep campaign = new CertifySweep(sweep, device);
        Map<String, Subject> probes = new HashMap<>();
        for (Subject subject : subjects) {
            if (!probed.containsKey(subject.name())) {
                String probe = PROBE + probes.size();
                probes.put(probe, subject);
                campaign.add(
                        subject.name(), subject.spec(), subject.spec().facts().sha256());
                campaign.add(probe, subject.spec(), shelf.work(subject, stepsOf(subject)));
            }
        }
        String id = farm.begin(campaign, seed, false);
        CampaignReport report = farm.end(id);
        Map<String, CellRow> cells = new HashMap<>();
        report.cells().forEach(cell -> cells.put(cell.model(), cell));
        for (Map.Entry<String, Subject> probe : probes.entrySet()) {
            look(
                    probe.getValue(),
                    Objects.requireNonNull(cells.get(probe.getValue().name())),
                    Objects.requireNonNull(cells.get(probe.getKey())));
        }
        if (baseline.isEmpty()) {
            baseline = id;
        }
    }

    private long stepsOf(Subject subject) {
        return Objects.requireNonNull(steps.get(subject.name()));
    }

    private void look(Subject subject, CellRow plain, CellRow probe) throws CertifyException {
        double before = seconds(plain);
        double after = seconds(probe);
        long tried = stepsOf(subject);
        double slower = after / before - 1;
        boolean isAsFewAsCanBe = tried == 1 && slower > 0;
        if (isAsFewAsCanBe || (slower >= SLOWER_MIN && slower <= SLOWER_MAX)) {
            probed.put(subject.name(), new Probe(before, after, tried, peakBytes(plain)));
            return;
        }
        double factor = slower <= 0 ? GROWTH_MAX : Math.min(GROWTH_MAX, SLOWER_WANTED / slower);
        steps.put(subject.name(), Math.max(1, Math.round(tried * factor)));
    }

    private double seconds(CellRow cell) throws CertifyException {
        Double p50 = WorkScale.p50(cell.summary());
        if (p50 == null) {
            throw new CertifyException(String.format(
                    Locale.ROOT,
                    "%s was not measured on %s: %s; expected a device that runs it, and at least 11 samples",
                    cell.model(),
                    device,
                    Objects.requireNonNullElse(cell.reason(), "it has no median")));
        }
        return p50;
    }

    private static double peakBytes(CellRow cell) {
        SessionSummary summary = cell.summary();
        MemorySummary memory = summary == null ? null : summary.memory();
        return memory == null ? 0 : memory.peakBytes().value();
    }

    /** By what share so many steps make each model slower; a model that gives no pairs is left out. */
    private Map<String, Double> shares(long seed, ToLongFunction<Probe> steps)
            throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
        CertifySweep campaign = new CertifySweep(sweep, device);
        List<PlannedGate> gates = new ArrayList<>();
        for (Subject subject : subjects) {
            long tried = steps.applyAsLong(Objects.requireNonNull(probed.get(subject.name())));
            campaign.add(subject.name(), subject.spec(), shelf.work(subject, tried));
            gates.add(new PlannedGate(gates.size(), subject.name(), Planted.WORK, 0));
        }
        CampaignReport report = farm.end(farm.begin(campaign, seed, true));
        Map<String, Double> shares = new HashMap<>();
        for (KnownGate gate : new GateOutcomes(farm, report).of(gates)) {
            double[] pairs = gate.pairs(Planted.WORK.metric()).map(SeenPairs::first).orElse(List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            if (pairs.length > 0) {
                // A few pairs may be far off, and this only aims.
                shares.put(gate.model(), Math.expm1(HarrellDavis.quantile(pairs, MEDIAN)));
            }
        }
        return shares;
    }
}
