package dev.assay.cli.certify;

import dev.assay.sweep.DataSpec;
import dev.assay.sweep.MeasureSettings;
import dev.assay.sweep.ModelSpec;
import dev.assay.sweep.ModelTask;
import dev.assay.sweep.Sweep;
import dev.assay.sweep.gate.GateMetric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of one campaign of a certification: models as they are, without axes, on one device, measured and judged as the user's own
 * sweep says, under a name of its own, so that the user's baselines are not touched. Owned by one thread.
 */
final class CertifySweep {
    private static final int NAME_MAX = 63;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final Sweep sweep;
    private final String device;
    private final List<String> models = new ArrayList<>();
    private final Map<String, String> artifacts = new LinkedHashMap<>();

    CertifySweep(Sweep sweep, String device) {
        this.sweep = sweep;
        this.device = device;
    }

    /** What the sweep is called on the controller. */
    static String name(Sweep sweep, String device) {
        String name = "certify-" + sweep.name() + "-" + device;
        return name.length() <= NAME_MAX ? name : name.substring(0, NAME_MAX);
    }

    /**
     * Takes a model in.
     *
     * @param name of its cell
     * @param sha256 of the file that stands for it
     */
    void add(String name, ModelSpec model, String sha256) {
        String file = name + ".onnx";
        artifacts.put(file, sha256);
        @Nullable DataSpec test = model.test();
        String data = "";
        if (test != null) {
            String path = name + "-test.npz";
            artifacts.put(path, test.sha256());
            data = ", data: {test: " + path + "}";
        }
        String task = model.task() == ModelTask.NONE ? "none" : "classification";
        models.add("  - {name: " + quoted(name) + ", onnx: " + file + ", task: " + task + data + "}");
    }

    Map<String, String> artifacts() {
        return artifacts;
    }

    String yaml(long seed) {
        StringJoiner yaml = new StringJoiner("\n", "", "\n");
        yaml.add("sweep: " + quoted(name(sweep, device)));
        yaml.add("seed: " + seed);
        yaml.add("models:");
        models.forEach(yaml::add);
        yaml.add("devices: {names: [" + quoted(device) + "]}");
        yaml.add("measure: " + measure(sweep.measure()));
        if (!sweep.gate().changes().isEmpty()) {
            yaml.add("gate: " + gate(sweep.gate().changes()));
        }
        return yaml.toString();
    }

    private static String measure(MeasureSettings measure) {
        return String.format(
                Locale.ROOT,
                "{duration: %s, samples: %d, runs: %d, warmup: %s, warmup-max: %s, timeout: %s, cooldown: %s}",
                text(measure.duration()),
                measure.samples(),
                measure.runs(),
                text(measure.warmup()),
                text(measure.warmupMax()),
                text(measure.timeout()),
                text(measure.cooldownMax()));
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static String gate(Map<GateMetric, Double> changes) {
        StringJoiner gate = new StringJoiner(", ", "{", "}");
        changes.forEach((metric, change) -> {
            String amount = BigDecimal.valueOf(change)
                    .multiply(PERCENT)
                    .stripTrailingZeros()
                    .toPlainString();
            gate.add(metric.key() + ": "
                    + (metric == GateMetric.ACCURACY ? "{margin: " + amount + "pp}" : "{catch: " + amount + "%}"));
        });
        return gate.toString();
    }

    /** Names may look like numbers to YAML. */
    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
