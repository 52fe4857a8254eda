package dev.assay.server.condition;

import dev.assay.api.BuildsCondition;
import dev.assay.api.ControllerCondition;
import dev.assay.api.FolderCondition;
import dev.assay.api.StoreCondition;
import dev.assay.api.TokenScope;
import dev.assay.protocol.CodeIdentity;
import dev.assay.server.artifact.StoreSize;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** What the controller knows of its own condition. It judges nothing: what is too little room is for whoever asks. Thread-safe. */
public final class ConditionDesk {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long UNKNOWN = -1;
    private static final BuildsCondition NO_BUILDS = new BuildsCondition(0, 0, 0);

    private final FarmDatabase database;
    private final InstantSource clock;
    private final FolderProbe home;
    private final FolderProbe artifacts;
    private final StoreSize size;
    private final long artifactBytesMax;

    /**
     * The desk of one controller.
     *
     * @param home its own folder
     * @param artifacts the folder of artifacts, maybe shared
     * @param artifactBytesMax how much that may hold
     */
    public ConditionDesk(
            FarmDatabase database,
            InstantSource clock,
            Path home,
            Path artifacts,
            StoreSize size,
            long artifactBytesMax) {
        this.database = database;
        this.clock = clock;
        this.home = new FolderProbe(home, clock);
        this.artifacts = new FolderProbe(artifacts, clock);
        this.size = size;
        this.artifactBytesMax = artifactBytesMax;
    }

    /** As it is now. A store that is away is a finding and no failure. */
    public ControllerCondition look(TokenScope scope) {
        StoreCondition store = store();
        FolderCondition files = artifacts.look();
        return new ControllerCondition(
                CodeIdentity.RELEASE,
                clock.instant().toString(),
                scope,
                store,
                home.look(),
                files,
                artifactBytes(),
                artifactBytesMax,
                store.problem() == null ? builds() : NO_BUILDS);
    }

    private StoreCondition store() {
        long start = System.nanoTime();
        try {
            database.passages();
            return new StoreCondition(database.kind(), (System.nanoTime() - start) / NANOS_PER_SECOND, null);
        } catch (ProblemException e) {
            return new StoreCondition(database.kind(), null, String.valueOf(e.getMessage()));
        }
    }

    private long artifactBytes() {
        try {
            return size.bytes();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private BuildsCondition builds() {
        return database.read(
                handle -> handle.createQuery("select count(case when state = 'QUEUED' then 1 end) as waiting,"
                                + " count(case when state = 'BUILDING' then 1 end) as running,"
                                + " count(case when state = 'FAILED' and failure_owner in ('LAB', 'ASSAY') then 1 end) as faults"
                                + " from variant")
                        .map((row, context) ->
                                new BuildsCondition(row.getInt("waiting"), row.getInt("running"), row.getInt("faults")))
                        .one());
    }
}
