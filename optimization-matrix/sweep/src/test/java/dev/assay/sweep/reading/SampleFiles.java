package dev.assay.sweep.reading;

import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.SampleModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real small data sets in a folder, and models of which only the facts exist. */
final class SampleFiles implements SweepSources {
    private final Map<String, ModelFacts> models = new HashMap<>();
    private final FileSources files;

    /** Every path that was asked for, in order. */
    final List<String> asked = new ArrayList<>();

    /** Every data set that was opened. */
    final List<SourceData> opened = new ArrayList<>();

    SampleFiles(Path folder) throws IOException {
        models.put("cnn.onnx", SampleModels.convolutional());
        models.put("squeeze.onnx", SampleModels.onlyConvolutions());
        models.put("vit.onnx", SampleModels.transformer());
        models.put("student.onnx", SampleModels.facts("f", Map.of("Conv", 3, "Gemm", 1), 1));
        models.put(
                "coloured.onnx",
                SampleModels.withInputShape(SampleModels.facts("9", Map.of("Conv", 3), 0), -1L, 3L, 32L, 32L));
        NpzWriter.digits(3).to(folder.resolve("calibration.npz"));
        NpzWriter.digits(5).to(folder.resolve("test.npz"));
        new NpzWriter().array("input", "<f4", "(2, 1, 32, 32)", 8_192).to(folder.resolve("unlabelled.npz"));
        new NpzWriter()
                .array("input", "<f4", "(1, 1, 32, 32)", 4_096)
                .array("labels", "<i8", "(1,)", new byte[] {10, 0, 0, 0, 0, 0, 0, 0})
                .to(folder.resolve("eleven-classes.npz"));
        files = new FileSources(folder::resolve, file -> {
            throw new SourceException("\"" + file + "\" has no facts");
        });
    }

    @Override
    public ModelFacts model(String path) throws SourceException {
        asked.add(path);
        ModelFacts facts = models.get(path);
        if (facts == null) {
            throw new SourceException("\"" + path + "\" does not exist; expected an ONNX file");
        }
        return facts;
    }

    @Override
    public SourceData data(String path) throws SourceException {
        asked.add(path);
        SourceData source = files.data(path);
        opened.add(source);
        return source;
    }
}
