package dev.assay.optimizer.onnx;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is not the ONNX model it should be. The message names the file, what was found and what would be right. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence of the form {@code file: found; expected expected}. */
    public ModelException(Path file, String found, String expected) {
        this(file, found, expected, null);
    }

    /** The same, and what lies behind it. */
    public ModelException(Path file, String found, String expected, @Nullable Throwable cause) {
        super(file + ": " + found + "; expected " + expected, cause);
    }
}
