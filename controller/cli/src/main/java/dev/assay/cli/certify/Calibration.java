package dev.assay.cli.certify;

import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.client.ApiException;
import dev.assay.regression.summary.MemorySummary;
import dev.assay.regression.summary.SessionSummary;
import dev.assay.sweep.Sweep;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Finds out how long a step of planted work takes on the device: models are measured as they are and with many steps beside, with more or
 * fewer until the slow-down is large beside the noise and small beside the model. The first campaign becomes the baseline. What was
 * truly planted, the pairs of all gates tell later; this only aims. Used once, by one thread.
 */
final class Calibration {
    private static final long STEPS_FIRST = 20_000;
    private static final double SLOWER_MIN = 0.08;
    private static final double SLOWER_WANTED = 0.2;
    private static final double SLOWER_MAX = 0.6;
    private static final double GROWTH_MAX = 50;
    private static final int CAMPAIGNS_MAX = 5;
    private static final String PROBE = "planted-probe-";

    private final CertifyFarm farm;
    private final PlantShelf shelf;
    private final Sweep sweep;
    private final String device;
    private final List<Subject> subjects;
    private final Map<String, WorkScale> scales = new HashMap<>();
    private final Map<String, Long> steps = new HashMap<>();
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
        for (int campaign = 0; campaign < CAMPAIGNS_MAX && scales.size() < subjects.size(); campaign++) {
            measure(seed + campaign);
        }
        for (Subject subject : subjects) {
            if (!scales.containsKey(subject.name())) {
                throw new CertifyException(subject.name() + ": " + steps.get(subject.name())
                        + " steps of planted work do not give a slow-down that can be measured on " + device
                        + "; expected a quieter device, or longer runs (measure: {duration: …})");
            }
        }
        farm.accept(baseline);
        return state.calibrated(
                baseline,
                subjects.stream()
                        .map(subject -> Objects.requireNonNull(scales.get(subject.name())))
                        .toList());
    }

    private void measure(long seed)
            throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
        CertifySweep campaign = new CertifySweep(sweep, device);
        Map<String, Subject> probes = new HashMap<>();
        for (Subject subject : subjects) {
            if (!scales.containsKey(subject.name())) {
                String probe = PROBE + probes.size();
                probes.put(probe, subject);
                campaign.add(
                        subject.name(), subject.spec(), subject.spec().facts().sha256());
                campaign.add(
                        probe, subject.spec(), shelf.work(subject, Objects.requireNonNull(steps.get(subject.name()))));
            }
        }
        String id = farm.begin(campaign, seed, false);
        CampaignReport report = farm.end(id);
        Map<String, CellRow> cells = new HashMap<>();
        report.cells().forEach(cell -> cells.put(cell.model(), cell));
        for (Map.Entry<String, Subject> probe : probes.entrySet()) {
            Subject subject = probe.getValue();
            look(
                    subject,
                    Objects.requireNonNull(cells.get(subject.name())),
                    Objects.requireNonNull(cells.get(probe.getKey())));
        }
        if (baseline.isEmpty()) {
            baseline = id;
        }
    }

    private void look(Subject subject, CellRow plain, CellRow probe) throws CertifyException {
        double before = seconds(plain);
        double after = seconds(probe);
        long tried = Objects.requireNonNull(steps.get(subject.name()));
        double slower = after / before - 1;
        if (slower >= SLOWER_MIN && slower <= SLOWER_MAX) {
            scales.put(
                    subject.name(), new WorkScale(subject.name(), before, (after - before) / tried, peakBytes(plain)));
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
}
