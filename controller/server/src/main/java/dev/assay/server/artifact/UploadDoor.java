package dev.assay.server.artifact;

import dev.assay.server.audit.AuditLog;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.wire.PacedInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** Lets uploads in: so many at once, none that trickles, and none when the store is full. Thread-safe. */
public final class UploadDoor {
    private final ArtifactStore store;
    private final StoreSize size;
    private final FarmDatabase database;
    private final AuditLog log;
    private final InstantSource clock;
    private final Semaphore places;
    private final int atOnceMax;
    private final long storeBytesMax;

    /**
     * A door.
     *
     * @param atOnceMax uploads at the same time; at least 1
     * @param storeBytesMax of all artifacts together, reports and built variants included
     */
    public UploadDoor(
            ArtifactStore store,
            StoreSize size,
            FarmDatabase database,
            AuditLog log,
            InstantSource clock,
            int atOnceMax,
            long storeBytesMax) {
        if (atOnceMax < 1) {
            throw new IllegalArgumentException("assay.limits.uploads is " + atOnceMax + "; expected at least 1");
        }
        this.store = store;
        this.size = size;
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.places = new Semaphore(atOnceMax);
        this.atOnceMax = atOnceMax;
        this.storeBytesMax = storeBytesMax;
    }

    /**
     * As {@link ArtifactStore#put}.
     *
     * @param actor name of the token that uploads
     * @throws ProblemException also when too many come at once (429), this one is too slow (408), or the store is full (413)
     */
    public boolean put(String actor, String sha256, InputStream bytes) throws IOException {
        if (!places.tryAcquire()) {
            throw ProblemException.tooManyNow(atOnceMax + " uploads are under way; expected fewer, ask again");
        }
        try {
            long before = size.bytes();
            if (before >= storeBytesMax) {
                throw ProblemException.tooLarge("the artifacts have " + before + " bytes together; expected fewer than "
                        + storeBytesMax + " (raise assay.limits.store-bytes, or clear up)");
            }
            boolean isNew = store.put(sha256, new PacedInput(bytes, clock));
            if (isNew) {
                long added = store.ref(sha256).bytes();
                size.add(added);
                database.run(handle ->
                        log.note(handle, actor, "artifact.upload", sha256, AuditLog.Outcome.DONE, added + " bytes"));
            }
            return isNew;
        } finally {
            places.release();
        }
    }
}
