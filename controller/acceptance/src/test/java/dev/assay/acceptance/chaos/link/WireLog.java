package dev.assay.acceptance.chaos.link;

import dev.assay.acceptance.chaos.judge.Sighting;
import dev.assay.protocol.LeaseGrant;
import dev.assay.protocol.LeaseRequest;
import dev.assay.protocol.ReportReceipt;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.zip.GZIPInputStream;

/** What was said between agents and controllers. Thread-safe. */
public final class WireLog {
    private static final int FAULTS_MAX = 200;

    private final DoubleSupplier seconds;
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** @param seconds since the run began */
    public WireLog(DoubleSupplier seconds) {
        this.seconds = seconds;
    }

    /** What was said about jobs, in the order in which it was seen. */
    public synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** How often each kind of request got each answer. */
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** Answers with status 500: the controller met something that nobody had thought of. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** @param way how the request came to the controller: sent, duplicated, replayed */
    void note(String controller, HttpMessage request, HttpMessage answer, String way) {
        String kind = kind(request);
        String outcome = "HTTP " + answer.status();
        try {
            if (kind.equals("lease") && answer.status() == 200) {
                noteGrant(controller, request, answer);
            } else if (kind.equals("report")) {
                outcome = noteReport(controller, request, answer, way);
            }
        } catch (WireFormatException | IOException e) {
            outcome = "not understood: " + e.getMessage();
        }
        count(way + " " + kind + ": " + outcome);
        if (answer.status() == 500) {
            noteFault(controller + " answered 500 to " + request.first() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private synchronized void noteFault(String fault) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(fault);
        }
    }

    private void noteGrant(String controller, HttpMessage request, HttpMessage answer) throws WireFormatException {
        LeaseRequest asked = WireJson.read(LeaseRequest.class, request.body());
        LeaseGrant grant = WireJson.read(LeaseGrant.class, answer.body());
        add(new Sighting.Granted(
                seconds.getAsDouble(),
                controller,
                grant.jobId(),
                grant.fencingToken(),
                asked.deviceId(),
                asked.instanceId()));
    }

    private String noteReport(String controller, HttpMessage request, HttpMessage answer, String way)
            throws WireFormatException, IOException {
        byte[] json = request.body();
        if (request.says("content-encoding:gzip")) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(json))) {
                json = unpacked.readAllBytes();
            }
        }
        SessionReport report = WireJson.read(SessionReport.class, json);
        String outcome = answer.status() == 200
                ? WireJson.read(ReportReceipt.class, answer.body()).outcome().name()
                : "HTTP " + answer.status();
        boolean hasFigures = report.runs().stream().anyMatch(run -> run.measurement() != null);
        add(new Sighting.Reported(
                seconds.getAsDouble(),
                controller,
                report.jobId(),
                report.fencingToken(),
                sha256(json),
                hasFigures,
                outcome,
                way));
        return outcome;
    }

    private synchronized void add(Sighting sighting) {
        sightings.add(sighting);
    }

    static String kind(HttpMessage request) {
        String path = request.path();
        return path.contains("/artifacts/") ? "artifact" : path.substring(path.lastIndexOf('/') + 1);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
