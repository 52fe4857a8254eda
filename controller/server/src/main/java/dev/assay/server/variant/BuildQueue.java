package dev.assay.server.variant;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.ArtifactRef;
import dev.assay.server.cell.CellBook;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.store.FarmDatabase;
import dev.assay.server.store.StoredJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Hands out builds, each to one builder, under a lease: what a killed controller was building is built again. Nothing is handed
 * out while a device on this machine is being measured. Thread-safe, also over controllers on one database.
 */
public final class BuildQueue {
    private final FarmDatabase database;
    private final CellBook cells;
    private final InstantSource clock;
    private final BuildTerms terms;
    private final String owner;
    private final String hostId;
    private final BooleanSupplier isAttentive;
    private final ObjLongConsumer<Handle> onBuilt;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    /**
     * @param owner id of this controller, as the others know it
     * @param hostId boot id of this machine; empty when unknown
     * @param isAttentive whether the farm could hear all signs of life
     * @param onBuilt what follows from a built variant, in the same transaction
     */
    public BuildQueue(
            FarmDatabase database,
            CellBook cells,
            InstantSource clock,
            BuildTerms terms,
            String owner,
            String hostId,
            BooleanSupplier isAttentive,
            ObjLongConsumer<Handle> onBuilt) {
        this.database = database;
        this.cells = cells;
        this.clock = clock;
        this.terms = terms;
        this.owner = owner;
        this.hostId = hostId;
        this.isAttentive = isAttentive;
        this.onBuilt = onBuilt;
    }

    /** The next build, to be let go of in the end; empty when there is none, or none may begin now. */
    Optional<VariantRow> claim() {
        Optional<VariantRow> claimed = claimNext();
        claimed.ifPresent(variant -> inHand.add(variant.seq()));
        return claimed;
    }

    private Optional<VariantRow> claimNext() {
        return database.change(handle -> {
            takeBackLapsed(handle);
            if (isMeasuringHere(handle)) {
                return Optional.empty();
            }
            Optional<VariantRow> next = handle.createQuery(
                            "select * from variant where state = 'QUEUED' order by seq limit 1")
                    .map((row, context) -> VariantRow.of(row))
                    .findOne();
            return next.filter(variant -> handle.execute(
                            "update variant set state = 'BUILDING', build_owner = ?, build_until = ?,"
                                    + " build_attempts = build_attempts + 1 where seq = ? and state = 'QUEUED'",
                            owner,
                            buildEnd(),
                            variant.seq())
                    == 1);
        });
    }

    /** Whether a device on this machine is being measured, which a build would disturb. */
    public boolean isMeasuringHere() {
        return database.read(handle -> isMeasuringHere(handle));
    }

    private boolean isMeasuringHere(Handle handle) {
        return handle.createQuery("select 1 from job join device on device.name = job.device"
                        + " where job.state = 'LEASED' and device.host_id = ? limit 1")
                .bind(0, hostId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void takeBackLapsed(Handle handle) {
        // While nobody could give a sign of life, time alone says nothing.
        String isLapsed = isAttentive.getAsBoolean() ? "build_until < " + clock.millis() + " or " : "";
        takeBack(handle, "(" + isLapsed + "build_owner not in (select id from controller))");
    }

    /** Takes back every build whose controller is gone or gave no sign of life. */
    public void takeBackOrphans() {
        database.run(this::takeBackLapsed);
    }

    /** Gives every build its whole time again: to be called when no controller could give a sign of life. */
    public void extendAll(Handle handle) {
        handle.execute("update variant set build_until = ? where state = 'BUILDING'", buildEnd());
    }

    private long buildEnd() {
        return clock.millis() + terms.lease().toMillis();
    }

    /** Gives back what this controller builds, when it stops in good order. */
    void giveBackOwn() {
        database.run(handle -> {
            handle.execute(
                    "update variant set state = 'QUEUED', build_attempts = build_attempts - 1"
                            + " where state = 'BUILDING' and build_owner = ?",
                    owner);
        });
    }

    private void takeBack(Handle handle, String condition) {
        List<Long> hopeless = handle.createQuery("select seq from variant where state = 'BUILDING' and " + condition
                        + " and build_attempts >= " + terms.attemptsMax())
                .mapTo(Long.class)
                .list();
        CellFailure failure = new CellFailure(
                FailureOwner.ASSAY,
                "the build was begun " + terms.attemptsMax() + " times, and the controller ended each time before it");
        hopeless.forEach(seq -> fail(handle, seq, failure));
        handle.execute("update variant set state = 'QUEUED' where state = 'BUILDING' and " + condition);
    }

    /** A sign of life of this controller: the builds that it has in hand stay its own. */
    public void renew() {
        // Not all that the store calls its own: the answer to a claim may have been lost, and nobody builds that one.
        inHand.forEach(seq -> database.note(
                "update variant set build_until = ? where seq = ? and state = 'BUILDING' and build_owner = ?",
                buildEnd(),
                seq,
                owner));
    }

    /** Nobody of this controller works at the variant any more. */
    void letGo(VariantRow variant) {
        inHand.remove(variant.seq());
    }

    /** The variant is built and its artifact stored; ignored when the build is another's by now. */
    void built(VariantRow variant, ArtifactRef artifact, BuildNotes notes, double seconds) {
        database.run(handle -> {
            int changed = handle.execute(
                    "update variant set state = 'BUILT', artifact_sha256 = ?, artifact_bytes = ?, notes = ?,"
                            + " built_seconds = ? where seq = ? and state = 'BUILDING' and build_owner = ?",
                    artifact.sha256(),
                    artifact.bytes(),
                    StoredJson.write(notes),
                    seconds,
                    variant.seq(),
                    owner);
            if (changed == 1) {
                onBuilt.accept(handle, variant.seq());
            }
        });
    }

    /** The variant cannot be built; ignored when the build is another's by now. */
    void failed(VariantRow variant, CellFailure failure) {
        database.run(handle -> {
            if (isOwn(handle, variant)) {
                fail(handle, variant.seq(), failure);
            }
        });
    }

    /**
     * The variant was not built, and nothing is known against it: it is tried again after a while, as often as a build may be begun.
     * Ignored when the build is another's by now.
     *
     * @param failure what becomes of it when there was one attempt too many
     */
    void unfinished(VariantRow variant, CellFailure failure) {
        database.run(handle -> {
            // Nobody's: so it lapses although this controller is well.
            int kept = handle.execute(
                    "update variant set build_owner = null, build_until = ? where seq = ? and state = 'BUILDING'"
                            + " and build_owner = ? and build_attempts < ?",
                    buildEnd(),
                    variant.seq(),
                    owner,
                    terms.attemptsMax());
            if (kept == 0 && isOwn(handle, variant)) {
                fail(handle, variant.seq(), failure);
            }
        });
    }

    private boolean isOwn(Handle handle, VariantRow variant) {
        return handle.createQuery("select 1 from variant where seq = ? and state = 'BUILDING' and build_owner = ?")
                .bind(0, variant.seq())
                .bind(1, owner)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private void fail(Handle handle, long seq, CellFailure failure) {
        handle.execute(
                "update variant set state = 'FAILED', reason = ?, failure_owner = ? where seq = ?",
                failure.reason(),
                failure.owner().name(),
                seq);
        cells.notBuilt(handle, seq, failure);
        cells.finishCampaigns(handle);
    }
}
