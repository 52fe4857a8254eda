package dev.assay.sweep.reading;

import dev.assay.sweep.DataSpec;
import dev.assay.sweep.ModelFacts;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.ModelTask;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code models}, each with the files that it names. One thread owns it. */
final class ModelReader {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    static final String NAME_EXPECTED = "a name of letters, digits, ., _ and - (at most 63), such as mobilenetv2";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Map<String, ModelTask> TASKS =
            Map.of("classification", ModelTask.CLASSIFICATION, "none", ModelTask.NONE);
    private static final List<String> LATER_TASKS = List.of("regression", "embedding");

    private final NamedFiles files;
    private final Map<String, String> names = new HashMap<>();

    ModelReader(NamedFiles files) {
        this.files = files;
    }

    /** The models that could be read. */
    List<ModelSpec> read(Optional<YamlValue> value) {
        List<ModelSpec> models = new ArrayList<>();
        for (YamlValue item :
                value.map(list -> list.list("[{name: …, onnx: …, task: …}]")).orElse(List.of())) {
            item.map(Section.MODEL).flatMap(this::model).ifPresent(models::add);
        }
        return models;
    }

    /** Names of all models, also of those that have other problems; a rule may name them without being wrong itself. */
    List<String> names() {
        return names.keySet().stream().sorted().toList();
    }

    private Optional<ModelSpec> model(YamlMap map) {
        Optional<String> name =
                map.require("name", "a name for tables, such as mobilenetv2").flatMap(this::name);
        Optional<String> onnx =
                map.require("onnx", "the path of an ONNX file").flatMap(path -> path.text("the path of an ONNX file"));
        Optional<ModelTask> task = map.require("task", "how answers are scored: classification or none")
                .flatMap(ModelReader::task);
        Optional<ModelFacts> facts = onnx.flatMap(path -> facts(path, map));
        Optional<YamlMap> data = map.get("data").flatMap(value -> value.map(Section.DATA));
        if (data.isPresent() && data.get().isEmpty()) {
            data.get().problem("nothing; expected calibration or test, or no data at all");
        }
        ModelData read = new ModelData(files, facts, task);
        Optional<DataSpec> test = data.flatMap(named -> named.get("test")).flatMap(read::test);
        Optional<DataSpec> calibration =
                data.flatMap(named -> named.get("calibration")).flatMap(place -> read.calibration(place, test));
        if (task.equals(Optional.of(ModelTask.CLASSIFICATION))
                && data.flatMap(named -> named.get("test")).isEmpty()) {
            map.problem("no test data; expected data: {test: …} with labels, or task: none");
        }
        if (name.isEmpty() || onnx.isEmpty() || task.isEmpty() || facts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ModelSpec(
                name.get(), onnx.get(), facts.get(), task.get(), calibration.orElse(null), test.orElse(null)));
    }

    private Optional<String> name(YamlValue value) {
        return value.matching(NAME, NAME_EXPECTED).filter(name -> {
            String before = names.putIfAbsent(name, value.path());
            if (before != null) {
                value.problem("\"" + name + "\" is the name of " + before + "; expected each name once");
            }
            return before == null;
        });
    }

    private static Optional<ModelTask> task(YamlValue value) {
        return value.text("classification or none").flatMap(text -> {
            if (LATER_TASKS.contains(text)) {
                value.problem("\"" + text + "\" is not available yet; expected classification or none");
                return Optional.empty();
            }
            return value.oneOf(TASKS.keySet().stream().sorted().toList(), "").map(TASKS::get);
        });
    }

    private Optional<ModelFacts> facts(String path, YamlMap map) {
        YamlValue place = map.get("onnx").orElseThrow();
        Optional<String> wanted = map.get("sha256")
                .flatMap(value -> value.matching(SHA256, "the SHA-256 of the file, 64 lower-case hex digits"));
        if (path.startsWith("http://")) {
            place.expected("a path, or an address that begins with https://");
            return Optional.empty();
        }
        if (path.startsWith("https://") && !map.has("sha256")) {
            place.expected("sha256 beside it: what an address serves may change");
            return Optional.empty();
        }
        Optional<ModelFacts> facts = files.model(path, place);
        if (facts.isPresent()
                && wanted.isPresent()
                && !wanted.get().equals(facts.get().sha256())) {
            map.get("sha256").ifPresent(value -> value.expected(facts.get().sha256() + ", which is the file's"));
        }
        return facts;
    }
}
