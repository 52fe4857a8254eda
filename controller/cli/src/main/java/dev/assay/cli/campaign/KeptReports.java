package dev.assay.cli.campaign;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.cli.files.WholeFile;
import dev.assay.protocol.WireFormatException;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reports of what was run from a folder, the last finished one of each sweep: {@code .assay/campaigns/digits.json}. With them a
 * person can ask again what came of a sweep, without the seconds that a controller takes to start. Not thread-safe.
 */
public final class KeptReports {
    private static final String ENDING = ".json";
    private static final int FOLDER_DIGITS = 2;

    private final Path home;

    /** Those of the folder {@code .assay}, or what the user has instead. */
    public KeptReports(Path home) {
        this.home = home;
    }

    /** Keeps a report, instead of the one before of the same sweep. One that has not finished is not kept. */
    public void keep(CampaignReport report) throws IOException {
        if (report.state() == CampaignState.FINISHED) {
            String name = report.sweep().replaceAll("[^A-Za-z0-9._-]", "-");
            WholeFile.write(folder().resolve(name + ENDING), WireJson.writePretty(report));
        }
    }

    /** All of them, the newest first. */
    public List<CampaignReport> all() throws IOException {
        List<CampaignReport> reports = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            for (Path file : files()) {
                try {
                    reports.add(WireJson.read(CampaignReport.class, Files.readAllBytes(file)));
                } catch (WireFormatException e) {
                    throw new IOException(file + " is no report of this version of Assay: " + e.getMessage(), e);
                }
            }
        }
        reports.sort(Comparator.comparing(CampaignReport::createdAt).reversed());
        return reports;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The bytes with this hash, out of the store of the controller in the same folder.
     *
     * @throws IOException when they are not there
     */
    public byte[] artifact(String sha256) throws IOException {
        Path file = home.resolve("controller")
                .resolve("artifacts")
                .resolve(sha256.substring(0, FOLDER_DIGITS))
                .resolve(sha256);
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "the model is not in " + home
                            + " (it was built elsewhere, or was cleared away); name the farm with --controller, or run the sweep again");
        }
        return Files.readAllBytes(file);
    }

    private Path folder() {
        return home.resolve("campaigns");
    }
}
