package dev.assay.server.look;

import dev.assay.api.CellSamples;
import dev.assay.protocol.SessionReport;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.WireMessages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;

/** Reads raw reports and thins their samples out, so that a page need not load megabytes. Thread-safe. */
public final class SampleDesk {
    /** Each has a whole report in memory. */
    private static final int AT_ONCE_MAX = 2;

    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);
    private final FarmDatabase database;
    private final ArtifactStore artifacts;

    public SampleDesk(FarmDatabase database, ArtifactStore artifacts) {
        this.database = database;
        this.artifacts = artifacts;
    }

    /**
     * The samples of a cell.
     *
     * @param pointsMax of each run, at least 1
     * @throws ProblemException when there is no such cell, it has not been measured, or its raw report was cleared away (404)
     */
    public CellSamples of(String campaignId, int index, int pointsMax) throws IOException {
        String sha256 = database.read(handle -> rawSha256(handle, campaignId, index));
        places.acquireUninterruptibly();
        try {
            SessionReport report = WireMessages.read(SessionReport.class, json(sha256));
            return ThinnedSamples.of(sha256, report, pointsMax);
        } finally {
            places.release();
        }
    }

    private static String rawSha256(Handle handle, String campaignId, int index) {
        return handle.createQuery("""
                        select session.raw_sha256
                        from cell
                        join campaign on campaign.seq = cell.campaign_seq
                        join session on session.job_id = cell.job_id
                        where campaign.id = ? and cell.cell_index = ?
                        """)
                .bind(0, campaignId)
                .bind(1, index)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound(
                        "there are no samples of cell " + index + " of campaign " + campaignId));
    }

    private byte[] json(String sha256) throws IOException {
        Optional<InputStream> packed = artifacts.findPacked(sha256);
        if (packed.isPresent()) {
            try (InputStream in = packed.get()) {
                return in.readAllBytes();
            }
        }
        Path file = artifacts
                .find(sha256)
                .orElseThrow(() -> ProblemException.notFound(
                        "the raw report " + sha256 + " is not here any more; its summary is in the campaign's report"));
        return Files.readAllBytes(file);
    }
}
