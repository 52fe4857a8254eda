package dev.assay.cli.campaign;

import dev.assay.api.CampaignRequest;
import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.progress.StatusLine;
import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that a sweep names, as artifacts of a controller: path as written to SHA-256, as {@link CampaignRequest} wants it. */
public final class NamedArtifacts {
    private NamedArtifacts() {}

    /** The hash of every file that the sweep names. */
    public static Map<String, String> of(Sweep sweep) {
        Map<String, String> artifacts = new TreeMap<>();
        for (ModelSpec model : sweep.models()) {
            artifacts.put(model.onnx(), model.facts().sha256());
            add(artifacts, model.calibration());
            add(artifacts, model.test());
        }
        sweep.students().forEach((path, facts) -> artifacts.put(path, facts.sha256()));
        return artifacts;
    }

    private static void add(Map<String, String> artifacts, @Nullable DataSpec data) {
        if (data != null) {
            artifacts.put(data.path(), data.sha256());
        }
    }

    /** Uploads what the controller does not have. */
    public static void upload(
            Map<String, String> artifacts, FileSources.Locator files, ApiClient client, StatusLine status)
            throws ApiException, SourceException, IOException, InterruptedException {
        for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
            if (!client.hasArtifact(artifact.getValue())) {
                Path file = files.locate(artifact.getKey());
                status.show("uploading " + artifact.getKey() + " (" + Amounts.bytes(Files.size(file)) + ")");
                client.upload(artifact.getValue(), file);
            }
        }
    }
}
