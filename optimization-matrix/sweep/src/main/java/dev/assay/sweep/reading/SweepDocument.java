package dev.assay.sweep.reading;

import dev.assay.sweep.Axes;
import dev.assay.sweep.DeviceSelector;
import dev.assay.sweep.ExcludeRule;
import dev.assay.sweep.IncludeRule;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.gate.GateSettings;
import dev.assay.yaml.YamlMap;
import dev.assay.yaml.YamlProblems;
import dev.assay.yaml.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One sweep on its way from text to {@link Sweep}. Every part is read even when others have problems, so that all are told. */
final class SweepDocument {
    private final String yaml;
    private final SweepSources sources;
    private final YamlProblems problems;

    SweepDocument(String fileName, String yaml, SweepSources sources) {
        this.yaml = yaml;
        this.sources = sources;
        this.problems = new YamlProblems(fileName);
    }

    static GateSettings readGate(String fileName, String yaml) throws SweepException {
        YamlProblems problems = new YamlProblems(fileName);
        Optional<YamlMap> map = YamlText.root(yaml, "a sweep", problems).flatMap(root -> root.map(Section.SWEEP));
        GateSettings gate = GateReader.read(map.flatMap(sweep -> sweep.get("gate")));
        if (!problems.isEmpty()) {
            throw new SweepException(problems.inOrder());
        }
        return gate;
    }

    Sweep read() throws SweepException {
        Optional<YamlMap> map = YamlText.root(yaml, "a sweep", problems).flatMap(root -> root.map(Section.SWEEP));
        if (map.isEmpty()) {
            throw new SweepException(problems.inOrder());
        }
        try (NamedFiles files = new NamedFiles(sources)) {
            return sweep(map.get(), files);
        }
    }

    private Sweep sweep(YamlMap map, NamedFiles files) throws SweepException {
        Optional<String> name = map.require("sweep", "the name of the sweep")
                .flatMap(value -> value.matching(ModelReader.NAME, ModelReader.NAME_EXPECTED));
        ModelReader modelReader = new ModelReader(files);
        List<ModelSpec> models = modelReader.read(map.require("models", "a list of models"));
        files.setModels(models);
        int problemsBefore = problems.count();
        Axes axes = AxesReader.read(map.get("axes"), files);
        boolean isAxesComplete = problems.count() == problemsBefore;
        checkProduct(map, axes, models.size());
        DeviceSelector devices = DeviceReader.read(map.get("devices"));
        RuleReader rules = new RuleReader(modelReader.names(), axes, isAxesComplete, devices, files);
        List<ExcludeRule> excludes = rules.excludes(map.get("exclude"));
        List<IncludeRule> includes = rules.includes(map.get("include"));
        MeasureSettings measure = MeasureReader.read(map.get("measure"));
        GateSettings gate = GateReader.read(map.get("gate"));
        long cellsMax = map.get("limits")
                .flatMap(limits -> limits.map(Section.LIMITS))
                .flatMap(limits -> limits.require("cells", "the largest number of cells that may be started"))
                .flatMap(cells -> cells.whole(1, Sweep.PRODUCT_MAX))
                .orElse((long) Sweep.CELLS_MAX_DEFAULT);
        long seed = map.get("seed")
                .flatMap(value -> value.whole(0, Long.MAX_VALUE / 10))
                .orElse(Sweep.SEED_DEFAULT);
        if (!problems.isEmpty()) {
            throw new SweepException(problems.inOrder());
        }
        return new Sweep(
                name.orElseThrow(),
                models,
                files.students(),
                axes,
                excludes,
                includes,
                devices,
                measure,
                gate,
                Math.toIntExact(cellsMax),
                seed);
    }

    private void checkProduct(YamlMap map, Axes axes, int models) {
        long product = axes.product();
        if (models > 0 && product > Sweep.PRODUCT_MAX / models) {
            map.get("axes")
                    .ifPresent(value -> value.problem(String.format(
                            Locale.ROOT,
                            "%,d combinations for each of %,d models; expected at most %,d in all",
                            product,
                            models,
                            Sweep.PRODUCT_MAX)));
        }
    }
}
