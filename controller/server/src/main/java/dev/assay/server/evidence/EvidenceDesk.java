package dev.assay.server.evidence;

import dev.assay.api.CampaignReport;
import dev.assay.api.CampaignState;
import dev.assay.evidence.bundle.BundleWriter;
import dev.assay.evidence.signing.SigningKey;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.report.ReportDesk;
import dev.assay.server.store.FarmDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Writes what is known of a campaign into a bundle that can be checked without this controller. Thread-safe. */
public final class EvidenceDesk {
    /** Each writes as much to the disk as a campaign has measured. */
    private static final int AT_ONCE_MAX = 2;

    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final FarmDatabase database;
    private final ArtifactStore artifacts;
    private final ReportDesk reports;
    private final SigningKey key;
    private final String optimizerVersion;
    private final Path folder;

    private EvidenceDesk(
            FarmDatabase database,
            ArtifactStore artifacts,
            ReportDesk reports,
            SigningKey key,
            String optimizerVersion,
            Path folder) {
        this.database = database;
        this.artifacts = artifacts;
        this.reports = reports;
        this.key = key;
        this.optimizerVersion = optimizerVersion;
        this.folder = folder;
    }

    /**
     * Opens a desk.
     *
     * @param optimizerVersion of the workshop that builds
     * @param folder for bundles until they are sent, of this process alone; what an earlier one left in it is thrown away
     */
    public static EvidenceDesk open(
            FarmDatabase database,
            ArtifactStore artifacts,
            ReportDesk reports,
            SigningKey key,
            String optimizerVersion,
            Path folder)
            throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new EvidenceDesk(database, artifacts, reports, key, optimizerVersion, folder);
    }

    /** The key by which it signs. */
    public SigningKey key() {
        return key;
    }

    /**
     * Writes the bundle of a campaign into a new file, which the caller deletes.
     *
     * @param isWithArtifacts whether models and data go into it, and not only their hashes
     * @throws ProblemException when there is no such campaign (404), it has not ended (409), too many are written at this
     *     moment (429), or something that it rests on is not here (503)
     */
    public Path write(String campaignId, boolean isWithArtifacts) throws IOException {
        CampaignReport report = reports.of(campaignId);
        if (report.state() == CampaignState.RUNNING) {
            throw ProblemException.conflict("campaign " + campaignId
                    + " is RUNNING; expected one that has ended, since what it says may still change");
        }
        if (!places.tryAcquire()) {
            throw ProblemException.tooManyNow(AT_ONCE_MAX + " bundles are being written at this moment; ask again");
        }
        try {
            return write(report, isWithArtifacts);
        } finally {
            places.release();
        }
    }

    private Path write(CampaignReport report, boolean isWithArtifacts) throws IOException {
        Path file = Files.createTempFile(folder, "evidence", ".part");
        try {
            write(report, isWithArtifacts, file);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void write(CampaignReport report, boolean isWithArtifacts, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            BundleWriter bundle = new BundleWriter(out, report.campaignId());
            EvidenceHashes hashes = database.<EvidenceHashes, IOException>read(
                    handle -> new CampaignRecords(handle, report, optimizerVersion).write(bundle));
            // Not in the transaction: these are large.
            hashes.write(bundle, artifacts, isWithArtifacts);
            bundle.finish(key);
        }
    }
}
