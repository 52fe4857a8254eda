package dev.assay.cli.optimize;

import dev.assay.cli.files.OnnxFacts;
import dev.assay.cli.files.WholeFile;
import dev.assay.optimizer.build.BuildFailure;
import dev.assay.optimizer.build.BuildOutcome;
import dev.assay.optimizer.build.BuildProcess;
import dev.assay.optimizer.build.BuildReport;
import dev.assay.optimizer.build.BuildRequest;
import dev.assay.protocol.WireJson;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.StudentFit;
import dev.assay.sweep.VariantRecipe;
import dev.assay.sweep.reading.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variant to be built from one model.
 *
 * @param calibration data for static quantization; null when there is none
 * @param recipe names the student's file when one takes the model's place
 * @param out folder for the variant and its report
 * @param seed of whatever is chosen at random
 */
public record Optimization(Path model, @Nullable Path calibration, VariantRecipe recipe, Path out, long seed) {
    private static final String ENDING = ".onnx";

    /** Why there is no variant; nothing was written. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean isUsersFault;

        RefusedException(String message, boolean isUsersFault) {
            super(message);
            this.isUsersFault = isUsersFault;
        }

        /** Whether the model, the data or the recipe is wrong, and not Assay or the machine. */
        public boolean isUsersFault() {
            return isUsersFault;
        }
    }

    /**
     * Builds the variant in a process of its own, and writes it with its report beside it.
     *
     * @throws RefusedException when there is no variant
     * @throws IOException when the folder cannot be written
     */
    public OptimizeReport build(Duration timeout) throws RefusedException, IOException, InterruptedException {
        Path source = source();
        long bytesBefore = Files.size(source);
        boolean isNewFolder = Files.notExists(out);
        Files.createDirectories(out);
        Path variant = out.resolve(baseName() + ENDING);
        boolean isFinished = false;
        try {
            BuildReport build = build(variant, timeout);
            OptimizeReport report = new OptimizeReport(
                    OptimizeReport.FORMAT,
                    model.toString(),
                    bytesBefore,
                    recipe.label(),
                    recipe.canonicalText(),
                    variant.toString(),
                    build);
            WholeFile.write(out.resolve(baseName() + ".report.json"), WireJson.writePretty(report));
            isFinished = true;
            return report;
        } finally {
            if (!isFinished && isNewFolder) {
                Files.deleteIfExists(out);
            }
        }
    }

    /** The file that the recipe starts from, after a look into it and into the one whose place it takes. */
    private Path source() throws RefusedException {
        try {
            ModelFacts facts = OnnxFacts.of(model);
            String student = recipe.distillation().student();
            if (student == null) {
                return model;
            }
            Optional<String> mismatch = StudentFit.mismatch(facts, OnnxFacts.of(Path.of(student)));
            if (mismatch.isPresent()) {
                throw new RefusedException(student + ": " + mismatch.get(), true);
            }
            return Path.of(student);
        } catch (SourceException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), true);
        }
    }

    private BuildReport build(Path variant, Duration timeout) throws RefusedException, InterruptedException {
        BuildRequest request = new BuildRequest(
                model.toString(),
                recipe.distillation().student(),
                calibration == null ? null : calibration.toString(),
                recipe.quantization().text(),
                recipe.sparsity().text(),
                recipe.rank().text(),
                variant.toString(),
                seed);
        BuildOutcome outcome = new BuildProcess(BuildProcess.STANDARD_FLAGS).build(request, timeout, () -> false);
        BuildFailure failure = outcome.failure();
        if (failure != null) {
            throw new RefusedException(failure.sentence(), isUsersFault(failure.kind()));
        }
        BuildReport report = outcome.report();
        if (report == null) {
            throw new IllegalStateException("a build ends with a report or a failure");
        }
        return report;
    }

    private static boolean isUsersFault(BuildFailure.Kind kind) {
        return switch (kind) {
            case REFUSED -> true;
            case CRASHED, OUT_OF_MEMORY, TIMED_OUT, CANCELLED, FAULT -> false;
        };
    }

    /** {@code mobilenetv2-digits-static-int8-rank=0.5}: the model's file and the variant, in letters that any file system takes. */
    private String baseName() {
        String file = String.valueOf(model.getFileName());
        String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        return name + "-" + recipe.label().replaceAll("[^A-Za-z0-9.=-]+", "-").replaceAll("-+$", "");
    }

    /** The report as text. */
    public static String text(OptimizeReport report, boolean hasEveryNode) {
        return OptimizeText.of(report, hasEveryNode);
    }
}
