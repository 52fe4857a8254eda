package dev.assay.server.campaign;

import dev.assay.api.CampaignRequest;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.artifact.Sha256;
import dev.assay.server.problem.ProblemException;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import dev.assay.sweep.reading.SweepException;
import dev.assay.sweep.reading.SweepReader;
import dev.assay.yaml.YamlProblem;
import java.nio.file.Path;
import java.util.Map;

/** Reads the sweeps of campaigns. No path that a sweep names ever touches this machine's files: only uploads count. Thread-safe. */
public final class SweepDesk {
    private final ArtifactStore artifacts;
    private final FileSources.ModelInspector inspector;

    public SweepDesk(ArtifactStore artifacts, FileSources.ModelInspector inspector) {
        this.artifacts = artifacts;
        this.inspector = inspector;
    }

    /**
     * Reads and checks the sweep against what was uploaded.
     *
     * @throws ProblemException with everything that is wrong
     */
    public Sweep read(CampaignRequest request) {
        Map<String, String> sha256ByPath = request.artifacts();
        FileSources sources = new FileSources(path -> uploaded(sha256ByPath, path), inspector);
        try {
            return SweepReader.read(request.fileName(), request.sweepYaml(), sources);
        } catch (SweepException e) {
            throw ProblemException.invalid(
                    e.problems().size() == 1
                            ? "the sweep has 1 problem; nothing was started"
                            : "the sweep has " + e.problems().size() + " problems; nothing was started",
                    e.problems().stream().map(YamlProblem::text).toList());
        }
    }

    private Path uploaded(Map<String, String> sha256ByPath, String path) throws SourceException {
        String sha256 = sha256ByPath.get(path);
        if (sha256 == null || !Sha256.isWellFormed(sha256)) {
            throw new SourceException(
                    "\"" + path + "\" has no SHA-256 in the request; expected one for each file that the sweep names");
        }
        return artifacts
                .find(sha256)
                .orElseThrow(() ->
                        new SourceException("\"" + path + "\" was not uploaded; expected the artifact " + sha256));
    }
}
