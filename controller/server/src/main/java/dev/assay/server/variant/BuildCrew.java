package dev.assay.server.variant;

import dev.assay.api.FailureOwner;
import dev.assay.protocol.ArtifactRef;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.cell.CellFailure;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.signal.WorkBell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds what the queue hands out, so many at once, each in a folder of its own that is gone afterwards. Start it once; closing
 * it ends what it builds.
 */
public final class BuildCrew implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BuildCrew.class.getName());

    /** Also without a ring: builds that another controller lost come back by time alone. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long ROOM_BYTES_MIN = 16L << 20;

    private final BuildQueue queue;
    private final VariantWorkshop workshop;
    private final ArtifactStore artifacts;
    private final WorkBell bell;
    private final Path folder;
    private final BuildTerms terms;
    private final List<Thread> builders = new ArrayList<>();

    /** @param folder for the builds alone; emptied here */
    public BuildCrew(
            BuildQueue queue,
            VariantWorkshop workshop,
            ArtifactStore artifacts,
            WorkBell bell,
            Path folder,
            BuildTerms terms)
            throws IOException {
        this.queue = queue;
        this.workshop = workshop;
        this.artifacts = artifacts;
        this.bell = bell;
        this.folder = folder;
        this.terms = terms;
        delete(folder);
        Files.createDirectories(folder);
    }

    /** Begins to build. */
    public void start() {
        for (int i = 0; i < terms.parallelism(); i++) {
            Thread builder = new Thread(this::buildUntilStopped, "builder-" + i);
            builder.setDaemon(true);
            builders.add(builder);
            builder.start();
        }
    }

    private void buildUntilStopped() {
        try {
            while (true) {
                long heard = bell.rings();
                if (!buildOneSafely()) {
                    bell.await(heard, LOOK_AGAIN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away for a moment must not end the builder. */
    private boolean buildOneSafely() throws InterruptedException {
        try {
            return buildOne();
        } catch (ProblemException e) {
            // The store is away, and has said so.
            return false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a builder failed, and tries again", e);
            return false;
        }
    }

    /** Builds one variant, if there is one to build now; returns whether there was. */
    public boolean buildOne() throws InterruptedException {
        Optional<VariantRow> claimed = queue.claim();
        if (claimed.isEmpty()) {
            return false;
        }
        VariantRow variant = claimed.get();
        try {
            writeDown(variant, build(variant));
        } finally {
            queue.letGo(variant);
        }
        bell.ring();
        return true;
    }

    /** A store that is away for a moment must neither make a failure of a build nor leave it without an end. */
    private void writeDown(VariantRow variant, Runnable ending) throws InterruptedException {
        try {
            untilTheStoreAnswers(ending);
        } catch (RuntimeException e) {
            CellFailure failure = fault(e);
            untilTheStoreAnswers(() -> queue.failed(variant, failure));
        }
    }

    private static void untilTheStoreAnswers(Runnable ending) throws InterruptedException {
        while (true) {
            try {
                ending.run();
                return;
            } catch (ProblemException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
    }

    private static CellFailure fault(Exception fault) {
        return new CellFailure(FailureOwner.ASSAY, "the build could not be carried out: " + fault);
    }

    /** Builds, and returns how that is to be written down. */
    private Runnable build(VariantRow variant) throws InterruptedException {
        long start = System.nanoTime();
        Path place = folder.resolve(Long.toString(variant.seq()));
        try {
            delete(place);
            BuiltModel built = workshop.build(order(variant.recipe(), Files.createDirectories(place)));
            ArtifactRef artifact = artifacts.add(built.file());
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            return () -> queue.built(variant, artifact, built.notes(), seconds);
        } catch (BuildFailedException e) {
            // Without room any build fails, whatever its model is like.
            return hasRoom(place)
                    ? () -> queue.failed(variant, e.failure())
                    : () -> queue.unfinished(variant, e.failure());
        } catch (IOException | RuntimeException e) {
            CellFailure failure = fault(e);
            return () -> queue.unfinished(variant, failure);
        } finally {
            deleteQuietly(place);
        }
    }

    private static boolean hasRoom(Path place) {
        return place.toFile().getUsableSpace() >= ROOM_BYTES_MIN;
    }

    private BuildOrder order(StoredRecipe recipe, Path place) {
        return new BuildOrder(
                artifacts.get(recipe.modelSha256()),
                fileOf(recipe.studentSha256()),
                fileOf(recipe.calibrationSha256()),
                recipe.recipe(),
                place,
                terms.timeout());
    }

    private @Nullable Path fileOf(@Nullable String sha256) {
        return sha256 == null ? null : artifacts.get(sha256);
    }

    private static void deleteQuietly(Path place) {
        try {
            delete(place);
        } catch (IOException e) {
            // The next start empties the whole folder.
        }
    }

    private static void delete(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        builders.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        try {
            for (Thread builder : builders) {
                builder.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.giveBackOwn();
    }
}
