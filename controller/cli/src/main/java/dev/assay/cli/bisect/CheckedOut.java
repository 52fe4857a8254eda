package dev.assay.cli.bisect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A work tree of its own, in a temporary folder, in which one commit after the other is built. Not thread-safe. */
public final class CheckedOut implements AutoCloseable {
    private final GitRepository repository;
    private final Path parent;
    private final Path tree;

    private CheckedOut(GitRepository repository, Path parent) {
        this.repository = repository;
        this.parent = parent;
        this.tree = parent.resolve("tree");
    }

    /** Checks this commit out. */
    public static CheckedOut of(GitRepository repository, String commit)
            throws BisectException, IOException, InterruptedException {
        CheckedOut out = new CheckedOut(repository, Files.createTempDirectory("assay-bisect-"));
        repository.addWorkTree(out.tree, commit);
        return out;
    }

    /** Where it is. */
    public Path tree() {
        return tree;
    }

    /** Goes to another commit. */
    void become(String commit) throws BisectException, InterruptedException {
        GitRepository.checkOut(tree, commit);
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.isDirectory(tree)) {
                repository.removeWorkTree(tree);
            }
            Files.deleteIfExists(parent);
        } catch (BisectException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "interrupted while " + tree + " was taken away; \"git worktree prune\" forgets it", e);
        }
    }
}
