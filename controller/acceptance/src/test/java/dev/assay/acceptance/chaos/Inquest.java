package dev.assay.acceptance.chaos;

import dev.assay.acceptance.chaos.farm.AgentUnit;
import dev.assay.acceptance.chaos.farm.ControllerUnit;
import dev.assay.acceptance.chaos.farm.PostgresServer;
import dev.assay.acceptance.chaos.judge.Evidence;
import dev.assay.acceptance.chaos.judge.EvidenceReader;
import dev.assay.acceptance.chaos.judge.Sighting;
import dev.assay.api.CampaignReport;
import dev.assay.api.CellRow;
import dev.assay.cli.client.KnownCampaign;
import dev.assay.protocol.SessionReport;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Collects the evidence when the farm is at rest: first through the API, then, with the controllers stopped, from the tables. */
final class Inquest {
    private static final String H2_USER = "sa";

    private final ChaosFarm farm;
    private final FarmClient client;
    private final Path artifacts;

    /** @param artifacts the controllers' folder of artifacts */
    Inquest(ChaosFarm farm, FarmClient client, Path artifacts) {
        this.farm = farm;
        this.client = client;
        this.artifacts = artifacts;
    }

    /** @param expected cells of each campaign, as far as they are known */
    Evidence hold(Map<String, Integer> expected) throws IOException, SQLException, InterruptedException {
        Map<String, Map<Integer, String>> shown = new HashMap<>();
        Map<String, Evidence.Report> reports = new HashMap<>();
        for (KnownCampaign campaign : client.ask(controller -> controller.campaigns())) {
            CampaignReport report = client.ask(controller -> controller.report(campaign.campaignId()));
            Map<Integer, String> cells = new HashMap<>();
            for (CellRow cell : report.cells()) {
                String session = cell.sessionSha256();
                cells.put(cell.index(), cell.state() + " " + (session == null ? "-" : session));
                if (session != null && !reports.containsKey(session)) {
                    reports.put(session, fetch(session));
                }
            }
            shown.put(campaign.campaignId(), cells);
        }
        List<String> unsent = new ArrayList<>();
        for (AgentUnit agents : farm.agents()) {
            unsent.addAll(agents.unsent());
            agents.process().stop("TERM");
        }
        try (EvidenceReader tables = openTables()) {
            List<Evidence.Session> sessions = tables.sessions();
            sessions.forEach(session -> reports.computeIfAbsent(session.rawSha256(), this::fromDisk));
            for (Sighting sighting : farm.wire().sightings()) {
                if (sighting instanceof Sighting.Reported reported && reported.isAcknowledged()) {
                    reports.computeIfAbsent(reported.sha256(), this::fromDisk);
                }
            }
            return new Evidence(
                    tables.campaigns(expected, shown),
                    tables.cells(),
                    tables.jobs(),
                    sessions,
                    reports,
                    farm.wire().sightings(),
                    unsent);
        }
    }

    private EvidenceReader openTables() throws SQLException, IOException, InterruptedException {
        if (farm.database().isPresent()) {
            EvidenceReader tables =
                    EvidenceReader.open(PostgresServer.url(farm.database().get().address()), PostgresServer.NAME);
            farm.controllers().forEach(controller -> controller.process().stop("TERM"));
            return tables;
        }
        ControllerUnit controller = farm.controllers().get(0);
        // Killed, not stopped: the file must open again all the same.
        controller.process().kill();
        return EvidenceReader.open("jdbc:h2:file:" + controller.home().resolve("assay") + ";IFEXISTS=TRUE", H2_USER);
    }

    private Evidence.Report fetch(String sha256) throws InterruptedException {
        try {
            byte[] json = client.ask(controller -> controller.download(sha256));
            return read(sha256, json);
        } catch (FarmClient.NoAnswerException e) {
            return new Evidence.Report(String.valueOf(e.getMessage()), "", 0, "");
        }
    }

    /** Of a session that no campaign shows any more: health checks, and work whose campaign was stopped. */
    private Evidence.Report fromDisk(String sha256) {
        Path file = artifacts.resolve(sha256.substring(0, 2)).resolve(sha256 + ".gz");
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(file))) {
            return read(sha256, unpacked.readAllBytes());
        } catch (IOException e) {
            return new Evidence.Report(e.toString(), "", 0, "");
        }
    }

    private static Evidence.Report read(String sha256, byte[] json) {
        try {
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json));
            SessionReport report = WireJson.read(SessionReport.class, json);
            return new Evidence.Report(
                    found.equals(sha256) ? null : "its bytes have the hash " + found,
                    report.jobId(),
                    report.fencingToken(),
                    report.deviceId());
        } catch (WireFormatException e) {
            return new Evidence.Report(String.valueOf(e.getMessage()), "", 0, "");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
