package dev.assay.cli.certify;

import dev.assay.api.CampaignReport;
import dev.assay.api.DeviceCertificate;
import dev.assay.api.DeviceRow;
import dev.assay.cli.campaign.BlockedException;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.progress.StatusLine;
import dev.assay.regression.certification.Certification;
import dev.assay.regression.certification.KnownGate;
import dev.assay.regression.certification.Planted;
import dev.assay.regression.verdict.VerdictState;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Certifies a device: runs gates whose right answer is known, one campaign after the other, and keeps each that has ended, so that it can
 * be interrupted at any time and goes on. Used once, by one thread.
 */
public final class Certifier {
    private static final double MILLIS_PER_SECOND = 1e3;

    private final CertifyRequest request;
    private final Sweep sweep;
    private final DeviceRow device;
    private final String controllerVersion;
    private final CertifyFarm farm;
    private final StateFile file;
    private final StatusLine status;
    private final InstantSource clock;

    /**
     * A certification.
     *
     * @param sweep whose models, data and terms are taken
     * @param controllerVersion release of the farm, part of what must not change on the way
     * @param file where it is kept
     */
    public Certifier(
            CertifyRequest request,
            Sweep sweep,
            DeviceRow device,
            String controllerVersion,
            CertifyFarm farm,
            StateFile file,
            StatusLine status,
            InstantSource clock) {
        this.request = request;
        this.sweep = sweep;
        this.device = device;
        this.controllerVersion = controllerVersion;
        this.farm = farm;
        this.file = file;
        this.status = status;
        this.clock = clock;
    }

    /** Runs what is still to be run. */
    public DeviceCertificate run(FileSources.Locator files, Path scratch)
            throws ApiException, BlockedException, CertifyException, SourceException, IOException,
                    InterruptedException {
        List<Subject> subjects = Subject.of(sweep, files);
        GatePlan plan = GatePlan.of(
                request,
                subjects.stream().map(Subject::name).toList(),
                subjects.stream().filter(Subject::isScored).map(Subject::name).toList());
        PlantShelf shelf = new PlantShelf(farm.client(), scratch, request.seed());
        CertifyState state = begin(plan);
        for (Subject subject : subjects) {
            shelf.upload(subject);
        }
        if (state.baselineCampaign() == null) {
            status.say("measuring how long a step of planted work takes …");
            state = new Calibration(farm, shelf, sweep, request.device(), subjects).of(state, request.seed());
            file.keep(state);
            sayWhatIsTooSmall(state);
        }
        Rounds rounds = new Rounds(plan, shelf, subjects);
        while (!plan.next(state.donePlaces()).isEmpty()) {
            state = rounds.one(state);
        }
        return certificate(state);
    }

    private CertifyState begin(GatePlan plan) throws IOException {
        String identity = identity();
        Optional<CertifyState> known = file.find(identity);
        CertifyState state = known.orElseGet(() -> CertifyState.begun(identity, now()));
        List<PlannedGate> left = plan.gates().stream()
                .filter(gate -> !state.donePlaces().contains(gate.place()))
                .toList();
        String told = Amounts.count(left.size(), "gate") + " to run on " + device.name() + ", "
                + Amounts.guess(TimeNeeded.seconds(left, sweep.measure()));
        if (known.isPresent()) {
            status.say(
                    "going on where it stopped: " + Amounts.count(state.done().size(), "gate") + " done, " + told);
        } else {
            status.say(told + "; stop it at any time, the same command goes on (kept in " + file.path() + ")");
        }
        return state;
    }

    private void sayWhatIsTooSmall(CertifyState state) {
        double least = request.slowDowns().isEmpty() ? 1 : request.slowDowns().get(0);
        for (WorkScale scale : state.scales()) {
            if (scale.smallest() > least) {
                status.say(scale.model() + ": the least work that can be planted makes it "
                        + CertificateTable.percent(scale.smallest())
                        + " slower; smaller slow-downs of it will be that large");
            }
        }
    }

    /** All that must be the same for gates to be counted together. */
    private String identity() {
        StringBuilder all = new StringBuilder();
        sweep.models()
                .forEach(model -> all.append(model.name())
                        .append(' ')
                        .append(model.facts().sha256())
                        .append(' ')
                        .append(model.test() == null ? "" : model.test().sha256())
                        .append('\n'));
        all.append(request).append('\n').append(sweep.measure()).append('\n').append(sweep.gate());
        all.append('\n').append(device.fingerprint()).append('\n').append(controllerVersion);
        return Sha256.of(all.toString());
    }

    private double now() {
        return clock.millis() / MILLIS_PER_SECOND;
    }

    private DeviceCertificate certificate(CertifyState state) {
        return new DeviceCertificate(
                DeviceCertificate.FORMAT,
                device.name(),
                device.simulated(),
                device.fingerprint(),
                controllerVersion,
                sweep.name(),
                state.scales().stream().map(WorkScale::model).toList(),
                request.seed(),
                state.startedAtEpochSeconds(),
                now(),
                Certification.of(state.done()));
    }

    /** One campaign after the other. */
    private final class Rounds {
        private final GatePlan plan;
        private final PlantShelf shelf;
        private final Map<String, Subject> subjects = new HashMap<>();

        Rounds(GatePlan plan, PlantShelf shelf, List<Subject> subjects) {
            this.plan = plan;
            this.shelf = shelf;
            subjects.forEach(subject -> this.subjects.put(subject.name(), subject));
        }

        CertifyState one(CertifyState state)
                throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
            CertifyState open = state.openCampaign() == null || !isKnown(state.openCampaign()) ? begin(state) : state;
            String campaign = Objects.requireNonNull(open.openCampaign());
            CampaignReport report = end(open, campaign);
            List<PlannedGate> gates = plan.gates().stream()
                    .filter(gate -> open.openPlaces().contains(gate.place()))
                    .toList();
            List<KnownGate> ended = new GateOutcomes(farm, report).of(gates);
            CertifyState closed = open.closed(ended);
            file.keep(closed);
            tell(closed, ended);
            return closed;
        }

        /** A controller whose store was made anew does not know it. */
        private boolean isKnown(String campaign) throws ApiException, InterruptedException {
            try {
                farm.client().progress(campaign);
                return true;
            } catch (ApiException e) {
                if (e.isRefusal() && !e.isAboutTheToken()) {
                    return false;
                }
                throw e;
            }
        }

        private CampaignReport end(CertifyState open, String campaign)
                throws ApiException, BlockedException, CertifyException, IOException, InterruptedException {
            try {
                return farm.end(campaign);
            } catch (CertifyException e) {
                file.keep(open.closed(List.of()));
                throw e;
            }
        }

        private CertifyState begin(CertifyState state)
                throws ApiException, CertifyException, IOException, InterruptedException {
            List<PlannedGate> gates = plan.next(state.donePlaces());
            CertifySweep campaign = new CertifySweep(sweep, request.device());
            for (PlannedGate gate : gates) {
                Subject subject = Objects.requireNonNull(subjects.get(gate.model()));
                WorkScale scale = state.scales().stream()
                        .filter(known -> known.model().equals(gate.model()))
                        .findFirst()
                        .orElseThrow();
                campaign.add(gate.model(), subject.spec(), shelf.planted(subject, gate.planted(), gate.level(), scale));
            }
            // Every campaign has its own order of blocks.
            long seed = request.seed() + 1 + gates.get(0).place();
            CertifyState open = state.open(
                    farm.begin(campaign, seed, true),
                    gates.stream().map(PlannedGate::place).toList());
            file.keep(open);
            return open;
        }

        private void tell(CertifyState state, List<KnownGate> ended) {
            for (KnownGate gate : ended) {
                boolean isAlarm = gate.planted() == Planted.NOTHING && gate.state() == VerdictState.FAIL;
                if (isAlarm) {
                    status.say("false alarm: " + gate.model() + " in campaign " + gate.campaignId());
                }
                if (gate.failure() != null) {
                    status.say(
                            gate.model() + " in campaign " + gate.campaignId() + " has no verdict: " + gate.failure());
                }
            }
            status.say(ProgressWords.of(state, plan.gates(), sweep.measure()));
        }
    }
}
