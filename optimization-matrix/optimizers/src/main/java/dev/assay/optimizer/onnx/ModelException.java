package dev.assay.optimizer.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file that is not the ONNX model it should be. The message names the file, what was found and what would be right. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A hostile file may have a million problems; people read the first ones. */
    private static final int PROBLEMS_MAX = 10;

    ModelException(Path file, String found, String expected) {
        this(file, found, expected, null);
    }

    ModelException(Path file, String found, String expected, @Nullable Throwable cause) {
        super(file + ": " + found + "; expected " + expected, cause);
    }

    /** The model is sound, but it is more than this one file. */
    public static ModelException outsideWeights(Path file) {
        return new ModelException(
                file,
                "keeps weights in other files",
                "a model in one file; \"assay optimize " + file + " --out DIR\" writes one");
    }

    /** All at once, one per line; each says what was found and what was expected. */
    ModelException(Path file, List<String> problems) {
        super(problems.stream()
                        .limit(PROBLEMS_MAX)
                        .map(problem -> file + ": " + problem)
                        .collect(Collectors.joining(System.lineSeparator()))
                + (problems.size() > PROBLEMS_MAX
                        ? System.lineSeparator() + file + ": and " + (problems.size() - PROBLEMS_MAX) + " more problems"
                        : ""));
    }
}
