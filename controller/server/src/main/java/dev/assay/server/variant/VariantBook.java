package dev.assay.server.variant;

import dev.assay.protocol.ArtifactRef;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.store.StoredJson;
import dev.assay.sweep.VariantId;
import org.jdbi.v3.core.Handle;

/** Which variants campaigns want. All methods belong into a transaction behind the gate. Thread-safe. */
public final class VariantBook {
    private final ArtifactStore artifacts;

    public VariantBook(ArtifactStore artifacts) {
        this.artifacts = artifacts;
    }

    /**
     * Wants a variant: it will be built unless it is already.
     *
     * @param scope empty, or the campaign that wants a build of its own
     * @param label for people
     * @return its number
     */
    public long want(Handle handle, VariantId id, String scope, String label, StoredRecipe recipe) {
        return handle.createQuery("select seq, state, artifact_sha256 from variant where variant_id = ? and scope = ?")
                .bind(0, id.sha256())
                .bind(1, scope)
                .map((row, context) -> {
                    long seq = row.getLong("seq");
                    VariantState state = VariantState.valueOf(row.getString("state"));
                    if (isToBeBuiltAgain(state, row.getString("artifact_sha256"))) {
                        requeue(handle, seq);
                    }
                    return seq;
                })
                .findOne()
                .orElseGet(() -> insert(handle, id, scope, label, recipe));
    }

    /** A failure may have passed, and somebody may have tidied up the artifacts. */
    private boolean isToBeBuiltAgain(VariantState state, String artifactSha256) {
        return switch (state) {
            case QUEUED, BUILDING -> false;
            case BUILT -> artifacts.find(artifactSha256).isEmpty();
            case FAILED -> true;
        };
    }

    private static void requeue(Handle handle, long seq) {
        handle.execute(
                "update variant set state = ?, build_attempts = 0, reason = null, failure_owner = null where seq = ?",
                VariantState.QUEUED.name(),
                seq);
    }

    private long insert(Handle handle, VariantId id, String scope, String label, StoredRecipe recipe) {
        boolean isAsItCame = recipe.isAsItCame();
        long seq = handle.createUpdate("insert into variant (variant_id, scope, label, recipe, state, build_attempts)"
                        + " values (?, ?, ?, ?, ?, 0)")
                .bind(0, id.sha256())
                .bind(1, scope)
                .bind(2, label)
                .bind(3, StoredJson.write(recipe))
                .bind(4, (isAsItCame ? VariantState.BUILT : VariantState.QUEUED).name())
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .one();
        if (isAsItCame) {
            String file = recipe.studentSha256() == null ? recipe.modelSha256() : recipe.studentSha256();
            ArtifactRef artifact = artifacts.ref(file);
            handle.execute(
                    "update variant set artifact_sha256 = ?, artifact_bytes = ?, notes = ? where seq = ?",
                    artifact.sha256(),
                    artifact.bytes(),
                    StoredJson.write(BuildNotes.NONE),
                    seq);
        }
        return seq;
    }

    /** Takes variants out of the queue that no unsettled cell wants any more. */
    public void dropUnwanted(Handle handle) {
        // Settled cells may name it: it stays as one that was not built, until another campaign wants it.
        handle.execute(
                "update variant set state = ?, reason = ?, failure_owner = ? where state = ? and not exists"
                        + " (select 1 from cell where cell.variant_seq = variant.seq and cell.outcome is null)",
                VariantState.FAILED.name(),
                "the campaign was stopped before",
                "LAB",
                VariantState.QUEUED.name());
    }

    /** Whether a controller on the machine with this boot id builds a variant now. */
    public static boolean isBuildingOn(Handle handle, String hostId) {
        return handle.createQuery("select 1 from variant join controller on controller.id = variant.build_owner"
                        + " where variant.state = 'BUILDING' and controller.host_id = ? limit 1")
                .bind(0, hostId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether a variant is being built or waits for it. */
    public static boolean isBuilding(Handle handle) {
        return handle.createQuery("select 1 from variant where state in ('QUEUED', 'BUILDING') limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
