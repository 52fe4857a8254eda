package dev.assay.server.condition;

import dev.assay.api.TrialBuild;
import dev.assay.protocol.SessionPlan;
import dev.assay.server.artifact.ArtifactStore;
import dev.assay.server.problem.ProblemException;
import dev.assay.server.variant.BuildFailedException;
import dev.assay.server.variant.BuildOrder;
import dev.assay.server.variant.BuiltModel;
import dev.assay.server.variant.VariantWorkshop;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.axis.AxisText;
import dev.assay.sweep.axis.Distillation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Builds one small variant and throws it away, exactly as a campaign's would be built: in a process of its own, with ONNX Runtime
 * unpacked and loaded, which fails where the scratch folder is full or forbids programs. One at a time. Thread-safe.
 */
public final class TrialBuilds {
    /** Less than clients wait for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(50);

    private static final double NANOS_PER_SECOND = 1e9;
    /** Calibrated, so that ONNX Runtime has to compute. */
    private static final VariantRecipe RECIPE = new VariantRecipe(
            AxisText.quantization("static-int8"),
            VariantRecipe.FP32.sparsity(),
            VariantRecipe.FP32.rank(),
            Distillation.NONE);

    private final VariantWorkshop workshop;
    private final ArtifactStore artifacts;
    private final SessionPlan golden;
    private final Path folder;
    private final BooleanSupplier isMeasuringHere;
    private final Semaphore turn = new Semaphore(1);

    /**
     * Trials of a workshop.
     *
     * @param golden names a small model with its examples, both in {@code artifacts}
     * @param folder for these builds alone
     * @param isMeasuringHere whether a build would disturb a measurement on this machine
     */
    public TrialBuilds(
            VariantWorkshop workshop,
            ArtifactStore artifacts,
            SessionPlan golden,
            Path folder,
            BooleanSupplier isMeasuringHere) {
        this.workshop = workshop;
        this.artifacts = artifacts;
        this.golden = golden;
        this.folder = folder;
        this.isMeasuringHere = isMeasuringHere;
    }

    /**
     * Makes one.
     *
     * @throws ProblemException when one is under way (429), would disturb a measurement (409) or fails (409, with the builder's words)
     */
    public TrialBuild make() throws InterruptedException {
        if (!turn.tryAcquire()) {
            throw ProblemException.tooManyNow("a trial build is under way; ask again when it has ended");
        }
        try {
            if (isMeasuringHere.getAsBoolean()) {
                throw ProblemException.conflict(
                        "a device on the controller's machine is being measured, which a build would"
                                + " disturb; try again when it has ended");
            }
            return build();
        } catch (BuildFailedException e) {
            throw ProblemException.conflict("the trial build failed: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw ProblemException.conflict("the trial build could not be carried out: " + e);
        } finally {
            turn.release();
        }
    }

    private TrialBuild build() throws BuildFailedException, IOException, InterruptedException {
        clear();
        try {
            long start = System.nanoTime();
            BuiltModel built = workshop.build(new BuildOrder(
                    artifacts.get(golden.model().sha256()),
                    null,
                    artifacts.get(Objects.requireNonNull(golden.testData()).sha256()),
                    RECIPE,
                    Files.createDirectories(folder),
                    TIMEOUT));
            return new TrialBuild((System.nanoTime() - start) / NANOS_PER_SECOND, Files.size(built.file()));
        } finally {
            clear();
        }
    }

    private void clear() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
