package dev.assay.server.evidence;

import dev.assay.evidence.bundle.BundleFormat;
import dev.assay.evidence.bundle.BundleWriter;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a campaign rests on, by hash. One thread owns it. */
final class EvidenceHashes {
    private final SortedSet<String> sessions = new TreeSet<>();
    private final SortedSet<String> artifacts = new TreeSet<>();

    /** Raw reports. */
    void addSession(String sha256) {
        sessions.add(sha256);
    }

    /** Models and data. */
    void addArtifact(String sha256) {
        artifacts.add(sha256);
    }

    /** Adds the bytes, in the order of their hashes. */
    void write(BundleWriter bundle, ArtifactStore store, boolean isWithArtifacts) throws IOException {
        for (String sha256 : sessions) {
            write(bundle, BundleFormat.session(sha256), store, sha256);
        }
        if (isWithArtifacts) {
            for (String sha256 : artifacts) {
                write(bundle, BundleFormat.artifact(sha256), store, sha256);
            }
        }
    }

    private static void write(BundleWriter bundle, String name, ArtifactStore store, String sha256) throws IOException {
        try (InputStream bytes = open(store, sha256)) {
            bundle.add(name, bytes);
        }
    }

    private static InputStream open(ArtifactStore store, String sha256) throws IOException {
        Optional<InputStream> packed = store.findPacked(sha256);
        if (packed.isPresent()) {
            return packed.get();
        }
        Optional<Path> file = store.find(sha256);
        if (file.isEmpty()) {
            throw ProblemException.busy("artifact " + sha256
                    + ", which the campaign rests on, is not in this controller's folder; was it cleared away, or is the"
                    + " folder that controllers share not mounted?");
        }
        return Files.newInputStream(file.get());
    }
}
