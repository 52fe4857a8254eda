package dev.assay.server.artifact;

import dev.assay.server.problem.ProblemException;
import dev.assay.server.store.FarmDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Which artifacts the tables speak of: everything there that looks like a SHA-256 counts, so that too much is kept rather than
 * too little. Thread-safe.
 */
public final class ArtifactReferences {
    private static final Pattern SHA_256 = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final int FETCH = 500;

    /** Finished jobs are not among them: their plans say what their campaigns' requests and variants say. */
    private static final List<String> TEXTS = List.of(
            "select request from campaign",
            "select recipe from variant",
            "select artifact_sha256 from variant where artifact_sha256 is not null",
            "select raw_sha256 from session",
            "select plan from job where state in ('QUEUED', 'LEASED')");

    private final FarmDatabase database;
    private final String own;

    /** @param own a text that names what the controllers themselves hand out, whatever the tables say */
    public ArtifactReferences(FarmDatabase database, String own) {
        this.database = database;
        this.own = own;
    }

    /** All hashes that anything refers to. */
    Set<String> all() {
        return database.read(this::all);
    }

    private Set<String> all(Handle handle) {
        Set<String> found = new HashSet<>();
        collect(own, found);
        for (String texts : TEXTS) {
            handle.createQuery(texts)
                    .setFetchSize(FETCH)
                    .mapTo(String.class)
                    .useStream(column -> column.forEach(text -> collect(text, found)));
        }
        return found;
    }

    private static void collect(String text, Set<String> found) {
        for (Matcher hash = SHA_256.matcher(text); hash.find(); ) {
            found.add(hash.group());
        }
    }

    /**
     * The bytes of an artifact that is a text of the tables and no file: what the verdicts of a gated cell depend on. A plan makes
     * thousands of them at once, each shorter than a block of a disk.
     *
     * @return empty when there is no such text
     */
    public Optional<byte[]> text(String sha256) {
        return database.read(
                handle -> handle.createQuery("select inputs from gate_cell where inputs_sha256 = ? limit 1")
                        .bind(0, sha256)
                        .mapTo(String.class)
                        .findOne()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The artifact's file, for somebody who needs it now.
     *
     * @throws ProblemException when there is none (404), or this controller alone does not see it (503)
     */
    Path file(ArtifactStore store, String sha256) {
        Optional<Path> file = store.find(sha256);
        if (file.isEmpty() && !database.isExclusive() && isKnown(sha256)) {
            throw ProblemException.busy("the farm has artifact " + sha256 + ", but its file is not in " + store.folder()
                    + "; is that the folder that all controllers share, and is it mounted?");
        }
        return file.orElseGet(() -> store.get(sha256));
    }

    /** Whether the store says that there is, or should be, such an artifact. */
    private boolean isKnown(String sha256) {
        return database.read(handle -> handle.createQuery("select 1 from variant where artifact_sha256 = ?"
                        + " union all select 1 from session where raw_sha256 = ?"
                        + " union all select 1 from job where state in ('QUEUED', 'LEASED') and plan like ?")
                .bind(0, sha256)
                .bind(1, sha256)
                .bind(2, "%" + sha256 + "%")
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }
}
