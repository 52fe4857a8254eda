package dev.assay.sweep.reading;

import dev.assay.dataset.Dataset;
import dev.assay.dataset.DatasetException;
import dev.assay.dataset.InputBinding;
import dev.assay.dataset.InputBinding.ModelInput;
import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelFacts.TensorFacts;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.reading.SweepSources.SourceData;
import dev.assay.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The data of one model: whether it exists, feeds the model and can score its answers. */
final class ModelData {
    private final NamedFiles files;
    private final Optional<ModelFacts> facts;
    private final Optional<ModelTask> task;

    /**
     * @param facts empty when the model could not be read; what needs it is then not checked
     * @param task likewise
     */
    ModelData(NamedFiles files, Optional<ModelFacts> facts, Optional<ModelTask> task) {
        this.files = files;
        this.facts = facts;
        this.task = task;
    }

    Optional<DataSpec> test(YamlValue place) {
        Optional<String> path = path(place);
        Optional<SourceData> source = path.flatMap(named -> files.data(named, place));
        if (path.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        Dataset dataset = source.get().dataset();
        checkBinding(path.get(), dataset, place);
        if (task.equals(Optional.of(ModelTask.CLASSIFICATION))) {
            checkLabels(path.get(), dataset, place);
        }
        return Optional.of(new DataSpec(path.get(), source.get().sha256(), dataset.examples()));
    }

    /** @param test what the model is scored on, if anything: a range chosen on it would flatter the scores */
    Optional<DataSpec> calibration(YamlValue place, Optional<DataSpec> test) {
        Optional<String> path = path(place);
        Optional<SourceData> source = path.flatMap(named -> files.data(named, place));
        if (path.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        checkBinding(path.get(), source.get().dataset(), place);
        if (test.isPresent() && test.get().sha256().equals(source.get().sha256())) {
            place.problem("\"" + path.get()
                    + "\" has the same bytes as the test data; expected data that nothing is scored on");
        }
        return Optional.of(new DataSpec(
                path.get(), source.get().sha256(), source.get().dataset().examples()));
    }

    private static Optional<String> path(YamlValue place) {
        return place.text("the path of an NPZ file");
    }

    private void checkBinding(String path, Dataset dataset, YamlValue place) {
        if (facts.isEmpty()) {
            return;
        }
        List<ModelInput> inputs = facts.get().inputs().stream()
                .map(input -> new ModelInput(input.name(), input.elementType(), input.shape()))
                .toList();
        try {
            InputBinding.bind(inputs, dataset);
        } catch (DatasetException e) {
            NamedFiles.tell(place, path, e, dataset.file().toString());
        }
    }

    private void checkLabels(String path, Dataset dataset, YamlValue place) {
        try {
            int[] labels = dataset.labels();
            Optional<Long> classes = classes();
            int highest = IntStream.of(labels).max().orElse(0);
            int lowest = IntStream.of(labels).min().orElse(0);
            if (classes.isPresent() && (lowest < 0 || highest >= classes.get())) {
                place.problem(path + ": labels from " + lowest + " to " + highest + "; expected 0 to "
                        + (classes.get() - 1) + ", since the model tells " + classes.get() + " classes apart");
            }
        } catch (DatasetException e) {
            NamedFiles.tell(place, path, e, dataset.file().toString());
        }
    }

    /** How many classes the model's first output tells apart, where its shape says so. */
    private Optional<Long> classes() {
        return facts.flatMap(known -> known.outputs().stream().findFirst())
                .map(TensorFacts::shape)
                .filter(shape -> shape.size() == 2 && shape.get(1) > 0)
                .map(shape -> shape.get(1));
    }
}
