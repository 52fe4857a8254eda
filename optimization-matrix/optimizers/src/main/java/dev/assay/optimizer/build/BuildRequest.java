package dev.assay.optimizer.build;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One variant to build. Crosses the border between processes as JSON, hence plain texts and paths as text.
 *
 * @param modelPath the ONNX file the recipe starts from
 * @param studentPath the ONNX file that takes its place, or null when the recipe names no student
 * @param calibrationPath NPZ with examples of the model's inputs, or null when there is none
 * @param quantization canonical text, as {@link dev.assay.sweep.axis.AxisText#quantization} reads it
 * @param sparsity canonical text, as {@link dev.assay.sweep.axis.AxisText#sparsity} reads it
 * @param rank canonical text, as {@link dev.assay.sweep.axis.AxisText#rank} reads it
 * @param outputPath where the variant goes; its folder must exist, a file that is there is replaced as a whole
 * @param seed for whatever is chosen at random
 */
public record BuildRequest(
        String modelPath,
        @Nullable String studentPath,
        @Nullable String calibrationPath,
        String quantization,
        String sparsity,
        String rank,
        String outputPath,
        long seed) {

    /** The same for a process that runs in another folder and writes to another place. */
    BuildRequest forChild(Path output) {
        return new BuildRequest(
                absolute(modelPath),
                studentPath == null ? null : absolute(studentPath),
                calibrationPath == null ? null : absolute(calibrationPath),
                quantization,
                sparsity,
                rank,
                output.toString(),
                seed);
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}
