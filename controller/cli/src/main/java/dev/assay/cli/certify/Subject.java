package dev.assay.cli.certify;

import dev.assay.optimizer.onnx.ModelException;
import dev.assay.optimizer.plant.PlantedModel;
import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.reading.FileSources;
import dev.assay.sweep.reading.SourceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that the device is certified with.
 *
 * @param testData null when the sweep names none
 */
record Subject(
        ModelSpec spec,
        PlantedModel model,
        Path file,
        @Nullable Path testData) {
    static List<Subject> of(Sweep sweep, FileSources.Locator files) throws CertifyException, SourceException {
        List<Subject> subjects = new ArrayList<>();
        for (ModelSpec spec : sweep.models()) {
            Path file = files.locate(spec.onnx());
            DataSpec test = spec.test();
            try {
                subjects.add(new Subject(
                        spec, PlantedModel.read(file), file, test == null ? null : files.locate(test.path())));
            } catch (ModelException e) {
                throw new CertifyException(String.valueOf(e.getMessage()), e);
            }
        }
        return subjects;
    }

    String name() {
        return spec.name();
    }

    /** Whether answers are scored, so that some can be lost. */
    boolean isScored() {
        return spec.task() == ModelTask.CLASSIFICATION && testData != null;
    }
}
