package dev.assay.cli.files;

import dev.assay.optimizer.inspect.OnnxModelInspector;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.reading.SourceException;
import java.nio.file.Path;

/** What an ONNX file says of itself, with the sweep's words for failure. */
public final class OnnxFacts {
    private OnnxFacts() {}

    /** Reads the facts without running the model; its weights may lie in files beside it. */
    public static ModelFacts of(Path file) throws SourceException {
        try {
            return OnnxModelInspector.inspect(file);
        } catch (ModelException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same for a model that will be sent to a controller, which takes one file for one model. */
    public static ModelFacts ofOneFile(Path file) throws SourceException {
        try {
            return OnnxModelInspector.inspectOneFile(file);
        } catch (ModelException e) {
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }
}
