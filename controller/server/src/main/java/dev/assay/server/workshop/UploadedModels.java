package dev.assay.server.workshop;

import dev.assay.optimizer.inspect.OnnxModelInspector;
import dev.assay.optimizer.onnx.ModelException;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import java.nio.file.Path;

/** Reads what a sweep must know of models that were uploaded. Thread-safe. */
public final class UploadedModels implements FileSources.ModelInspector {
    @Override
    public ModelFacts inspect(Path file) throws SourceException {
        try {
            return OnnxModelInspector.inspect(file);
        } catch (ModelException e) {
            // Where the controller keeps the file is nothing to its author.
            throw new SourceException(String.valueOf(e.getMessage()).replace(file + ": ", ""), e);
        }
    }
}
