package dev.assay.server.artifact;

import dev.assay.server.problem.StartFailedException;
import dev.assay.server.store.FarmDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that all controllers of a farm keep their artifacts in one folder. The folder has a file with the farm's id and a
 * random word that is also in the store; each controller compares them when it starts, and leaves a new word: whoever has a
 * folder of his own, or a copy, finds another word than the store's.
 */
public final class FolderMarker {
    private static final String NAME = "farm.marker";

    private final Path file;
    private final String farmId;

    /** @param folder of the artifacts */
    public FolderMarker(Path folder, String farmId) {
        this.file = folder.resolve(NAME);
        this.farmId = farmId;
    }

    /**
     * Compares folder and store, and marks both anew.
     *
     * @param isAdopted whether the folder is the farm's whatever it says
     * @throws StartFailedException when it is not the folder of this farm
     */
    public void check(FarmDatabase database, boolean isAdopted) {
        String word = database.change(handle -> {
            Optional<List<String>> found = read();
            String stored = stored(handle);
            if (!isAdopted) {
                requireOwn(database, found, stored);
            }
            return markAnew(handle, stored);
        });
        database.run(handle -> {
            // Unless another controller has come in between: its word is in both, and must stay in both.
            if (word.equals(stored(handle))) {
                write(List.of(farmId, word));
            }
        });
    }

    private static @Nullable String stored(Handle handle) {
        return handle.createQuery("select artifact_marker from farm_identity where id = 1")
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    private void requireOwn(FarmDatabase database, Optional<List<String>> found, @Nullable String stored) {
        if (found.isPresent() && !found.get().get(0).equals(farmId)) {
            throw refusal("belongs to farm " + found.get().get(0) + ", and the store is of farm " + farmId);
        }
        if (stored == null || database.isExclusive()) {
            // Nobody else can have another folder for the same tables: what is missing was tidied away, or restored.
            return;
        }
        if (found.isEmpty()) {
            throw refusal("is not the one in which the farm's other controllers keep artifacts: it has no " + NAME);
        }
        if (!found.get().contains(stored)) {
            throw refusal(
                    "is not the one in which the farm's other controllers keep artifacts, but perhaps a copy of it: its "
                            + NAME + " does not have the word of the store");
        }
    }

    private StartFailedException refusal(String why) {
        return new StartFailedException(
                "the artifact folder " + file.getParent() + " " + why
                        + "; set assay.artifacts.folder to the shared folder and see that it is mounted"
                        + " (or, if this folder is to be the farm's from now on, start once with assay.artifacts.adopt=true)",
                null);
    }

    /** The file has both words until the store has the new one: a controller killed in between locks nobody out. */
    private String markAnew(Handle handle, @Nullable String stored) {
        String word = UUID.randomUUID().toString();
        write(stored == null ? List.of(farmId, word) : List.of(farmId, stored, word));
        handle.execute("update farm_identity set artifact_marker = ? where id = 1", word);
        return word;
    }

    private Optional<List<String>> read() {
        try {
            return Optional.of(Files.readAllLines(file)).filter(lines -> !lines.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Path part = Files.createTempFile(file.getParent(), NAME, ".part");
            Files.write(part, lines);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StartFailedException(
                    "the artifact folder " + file.getParent() + " cannot be written to: " + e, e);
        }
    }
}
