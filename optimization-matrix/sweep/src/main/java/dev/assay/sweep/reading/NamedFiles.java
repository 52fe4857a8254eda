package dev.assay.sweep.reading;

import dev.assay.dataset.DatasetException;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.StudentFit;
import dev.assay.sweep.axis.Distillation;
import dev.assay.sweep.reading.SweepSources.SourceData;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that one sweep names, each asked for once and told as a problem once, however often it is named. Closing it closes the
 * data sets. One thread owns it.
 */
final class NamedFiles implements AutoCloseable {
    private final SweepSources sources;
    private final Map<String, Optional<ModelFacts>> models = new HashMap<>();
    private final Map<String, Optional<SourceData>> data = new HashMap<>();
    private final Map<String, ModelFacts> students = new HashMap<>();
    private final Set<String> misfits = new HashSet<>();
    private List<ModelSpec> specs = List.of();

    NamedFiles(SweepSources sources) {
        this.sources = sources;
    }

    /** The facts of a model; empty after a problem was added here or where it was named first. */
    Optional<ModelFacts> model(String path, YamlValue place) {
        Optional<ModelFacts> known = models.get(path);
        if (known == null) {
            known = Optional.empty();
            try {
                known = Optional.of(sources.model(path));
            } catch (SourceException e) {
                tell(place, e);
            }
            models.put(path, known);
        }
        return known;
    }

    /** An open data set; empty after a problem was added here or where it was named first. */
    Optional<SourceData> data(String path, YamlValue place) {
        Optional<SourceData> known = data.get(path);
        if (known == null) {
            known = Optional.empty();
            try {
                known = Optional.of(sources.data(path));
            } catch (SourceException e) {
                tell(place, e);
            }
            data.put(path, known);
        }
        return known;
    }

    /** A sentence per line, each a problem of its own. */
    private static void tell(YamlValue place, SourceException e) {
        for (String sentence : String.valueOf(e.getMessage()).lines().toList()) {
            place.problem(sentence);
        }
    }

    /** As {@link #tell}; names the file as the sweep does instead of where it lies on this machine. */
    static void tell(YamlValue place, String path, DatasetException e, String fileName) {
        for (String sentence : String.valueOf(e.getMessage()).lines().toList()) {
            place.problem(sentence.replace(fileName + ": ", path + ": "));
        }
    }

    /** The models that a student must be able to replace at least one of. */
    void setModels(List<ModelSpec> models) {
        this.specs = models;
    }

    /** Whether a student is named that can be read and fits a model, or none is named. */
    boolean acceptsStudent(Distillation distillation, YamlValue place) {
        String path = distillation.student();
        if (path == null || students.containsKey(path)) {
            return true;
        }
        if (misfits.contains(path)) {
            return false;
        }
        Optional<ModelFacts> facts = model(path, place);
        if (facts.isEmpty()) {
            return false;
        }
        List<String> mismatches = new ArrayList<>();
        for (ModelSpec spec : specs) {
            StudentFit.mismatch(spec.facts(), facts.get()).ifPresent(mismatches::add);
        }
        // A student that fits some of the models is skipped for the others; one that fits none is a mistake.
        if (!specs.isEmpty() && mismatches.size() == specs.size()) {
            place.problem(path + ": " + mismatches.get(0));
            misfits.add(path);
            return false;
        }
        students.put(path, facts.get());
        return true;
    }

    /** The facts of every student that was accepted. */
    Map<String, ModelFacts> students() {
        return students;
    }

    @Override
    public void close() {
        data.values()
                .forEach(opened -> opened.ifPresent(source -> source.dataset().close()));
    }
}
