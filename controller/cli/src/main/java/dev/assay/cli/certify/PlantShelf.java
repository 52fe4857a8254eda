package dev.assay.cli.certify;

import dev.assay.cli.client.ApiClient;
import dev.assay.cli.client.ApiException;
import dev.assay.cli.files.Sha256;
import dev.assay.cli.files.WholeFile;
import dev.assay.optimizer.plant.PlantException;
import dev.assay.regression.certification.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Models with something planted, made once each and stored on the controller. Owned by one thread. */
final class PlantShelf {
    private final ApiClient client;
    private final Path folder;
    private final long seed;
    private final Map<String, String> made = new HashMap<>();

    PlantShelf(ApiClient client, Path folder, long seed) {
        this.client = client;
        this.folder = folder;
        this.seed = seed;
    }

    /** Sees to it that the controller has the model as it is, and its test data. */
    void upload(Subject subject) throws ApiException, IOException, InterruptedException {
        upload(subject.spec().facts().sha256(), subject.file());
        if (subject.testData() != null) {
            upload(Objects.requireNonNull(subject.spec().test()).sha256(), subject.testData());
        }
    }

    /** The hash of the model with so much planted. */
    String planted(Subject subject, Planted planted, double level, WorkScale scale)
            throws ApiException, IOException, CertifyException, InterruptedException {
        return switch (planted) {
            case NOTHING -> subject.spec().facts().sha256();
            case WORK -> work(subject, scale.steps(level));
            case MEMORY ->
                make(
                        subject,
                        "memory " + scale.bytes(level),
                        () -> subject.model().withMemory(scale.bytes(level)));
            case ERRORS ->
                make(
                        subject,
                        "errors " + level,
                        () -> subject.model().withErrors(Objects.requireNonNull(subject.testData()), level, seed));
        };
    }

    /** The hash of the model with so many steps more to compute. */
    String work(Subject subject, long steps) throws ApiException, IOException, CertifyException, InterruptedException {
        return make(subject, "work " + steps, () -> subject.model().withWork(steps));
    }

    /** Makes a model worse. */
    @FunctionalInterface
    private interface Gardener {
        byte[] plant() throws PlantException;
    }

    private String make(Subject subject, String what, Gardener gardener)
            throws ApiException, IOException, CertifyException, InterruptedException {
        String key = subject.name() + " " + what;
        String known = made.get(key);
        if (known != null) {
            return known;
        }
        try {
            byte[] bytes = gardener.plant();
            String sha256 = Sha256.of(bytes);
            Path file = folder.resolve(sha256 + ".onnx");
            WholeFile.write(file, bytes);
            upload(sha256, file);
            Files.delete(file);
            made.put(key, sha256);
            return sha256;
        } catch (PlantException e) {
            throw new CertifyException(subject.spec().onnx() + ": " + e.getMessage(), e);
        }
    }

    private void upload(String sha256, Path file) throws ApiException, IOException, InterruptedException {
        if (!client.hasArtifact(sha256)) {
            client.upload(sha256, file);
        }
    }
}
