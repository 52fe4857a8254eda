package dev.assay.server.watch;

import dev.assay.api.CampaignRequest;
import dev.assay.api.HistorySeriesRow;
import dev.assay.api.HistoryView;
import dev.assay.api.IncidentRow;
import dev.assay.api.TokenScope;
import dev.assay.protocol.LeaseGrant;
import dev.assay.regression.verdict.GatedMetric;
import dev.assay.server.Digits;
import dev.assay.server.FakeAgent;
import dev.assay.server.FarmStore;
import dev.assay.server.MiniFarm;
import dev.assay.server.PairingAgent;
import dev.assay.server.PairingAgent.World;
import dev.assay.server.Sessions;
import dev.assay.server.access.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A farm that measures two models every night, on devices whose figures the test bends. */
final class Nights implements AutoCloseable {
    static final Actor ADA = new Actor("t", "ada", TokenScope.ADMIN, null);
    static final String STUDENT = "student";
    static final String SQUEEZENET = "squeezenet";

    private static final double NANOS = 1_000_000;
    /** Field 6 of a ModelProto, of length 1. */
    private static final byte[] DOCUMENTATION = {6 << 3 | 2, 1, 'x'};

    private static final double DEVIATION = 0.005;

    final MiniFarm farm;
    /** By device and model, {@code pi student}: how much slower it is now. */
    final Map<String, Double> factors = new HashMap<>();
    /** Whether the model of the user is another one from now on. */
    boolean isStudentChanged;

    /** Whether everything is measured anew each night, also what nobody changed. */
    boolean isFresh = true;
    /** The models of all sessions, in order. */
    final List<String> measured = new ArrayList<>();

    private final String changedStudent;
    private final SplittableRandom random = new SplittableRandom(20261121);
    private final List<FakeAgent> agents = new ArrayList<>();
    private int night;

    Nights(Path folder, FarmStore store, String... devices) throws IOException {
        farm = new MiniFarm(folder, store);
        changedStudent = changed(folder);
        for (String device : devices) {
            agents.add(farm.device(device));
        }
    }

    /** The same model with one more letter of documentation, which is another file. */
    private String changed(Path folder) throws IOException {
        byte[] student = Files.readAllBytes(Digits.file("models/student-digits.onnx"));
        byte[] changed = Arrays.copyOf(student, student.length + DOCUMENTATION.length);
        System.arraycopy(DOCUMENTATION, 0, changed, student.length, DOCUMENTATION.length);
        return farm.artifacts()
                .add(Files.write(folder.resolve("changed.onnx"), changed))
                .sha256();
    }

    FakeAgent agent(int index) {
        return agents.get(index).at(farm.farm());
    }

    /** The device is the same, with another kernel from now on. */
    void startAgainWithKernel(int index, String kernel) {
        FakeAgent changed = agent(index).startedAgainWithKernel(kernel);
        changed.hello();
        agents.set(index, changed);
    }

    /** So many nights with a revision each, r1 and so on. */
    void pass(int nights) {
        for (int i = 0; i < nights; i++) {
            night++;
            farm.clock().advance(Duration.ofDays(1));
            measure("r" + night);
        }
    }

    private void measure(String revision) {
        agents.forEach(agent -> agent.at(farm.farm()).hello());
        Map<String, String> artifacts =
                new HashMap<>(farm.request(Digits.sweep(""), true).artifacts());
        if (isStudentChanged) {
            artifacts.put("models/student-digits.onnx", changedStudent);
        }
        CampaignRequest request = new CampaignRequest(
                "sweep.yaml", Digits.sweep(""), artifacts, revision, "main", isFresh, null, 0, null);
        farm.farm().campaigns().create(request, "tester");
        farm.buildAll();
        for (int i = 0; i < agents.size(); i++) {
            work(agent(i));
        }
        farm.farm().watch().examineNew();
    }

    private void work(FakeAgent agent) {
        for (Optional<LeaseGrant> grant = agent.lease(); grant.isPresent(); grant = agent.lease()) {
            String model = grant.get().plan().label().split(" ")[0];
            double factor = factors.getOrDefault(agent.device() + " " + model, 1.0);
            measured.add(model);
            if (grant.get().plan().pairs() != null) {
                new PairingAgent(agent).measure(grant.get(), World.slower(factor - 1, random.nextLong()));
                continue;
            }
            long nanos = Math.round(NANOS * factor * Math.exp(DEVIATION * random.nextGaussian()));
            agent.send(Sessions.measured(grant.get(), agent.device(), agent.environment(), nanos, 7));
        }
    }

    Watch watch() {
        return farm.farm().watch();
    }

    List<IncidentRow> incidents() {
        return watch().incidents().page(null, 0, 100).incidents();
    }

    /** All models of a device are slower from now on. */
    void slowDown(String device, double factor) {
        factors.put(device + " " + STUDENT, factor);
        factors.put(device + " " + SQUEEZENET, factor);
    }

    /** The history of a figure on a device. */
    HistoryView history(String device, String model, GatedMetric metric) {
        String id = watch().histories().page(0, 500).series().stream()
                .filter(series ->
                        series.device().equals(device) && series.model().equals(model) && series.metric() == metric)
                .map(HistorySeriesRow::id)
                .findFirst()
                .orElseThrow();
        return watch().histories().of(id);
    }

    @Override
    public void close() {
        farm.close();
    }
}
