package dev.assay.cli.best;

import dev.assay.api.ArtifactRow;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.figure.Amounts;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.files.WholeFile;
import dev.assay.protocol.WireJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes the model that was chosen, and beside it what is known of it. */
public final class ModelExport {
    private ModelExport() {}

    /**
     * Writes the model to {@code file} and the choice to a file of the same name with {@code .json} after it, each whole or not at all.
     *
     * @return what was written, in words
     * @throws NoChoiceException when there is no single model to write
     * @throws IOException when the bytes are not those that were measured, or cannot be written
     */
    public static String write(BestChoice choice, CampaignSource source, Path file)
            throws NoChoiceException, ApiException, IOException, InterruptedException {
        ArtifactRow artifact = artifact(choice);
        byte[] model = source.artifact(artifact.sha256());
        String found = Sha256.of(model);
        if (!found.equals(artifact.sha256())) {
            throw new IOException("the stored model has SHA-256 " + found + "; expected " + artifact.sha256()
                    + ", which was measured; nothing was written");
        }
        Path facts = file.resolveSibling(file.getFileName() + ".json");
        WholeFile.write(file, model);
        WholeFile.write(facts, WireJson.writePretty(BestReport.of(choice)));
        return "exported " + file + " (" + Amounts.bytes(model.length) + ", SHA-256 " + artifact.sha256() + ") and "
                + facts;
    }

    private static ArtifactRow artifact(BestChoice choice) throws NoChoiceException {
        List<ArtifactRow> models = choice.devices().stream()
                .map(DeviceChoice::best)
                .filter(Objects::nonNull)
                .map(best -> best.cell().artifact())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (models.size() != 1) {
            throw new NoChoiceException("--export: the devices "
                    + String.join(
                            ", ",
                            choice.devices().stream().map(DeviceChoice::device).toList())
                    + " need different models; choose one with --device");
        }
        return models.get(0);
    }
}
