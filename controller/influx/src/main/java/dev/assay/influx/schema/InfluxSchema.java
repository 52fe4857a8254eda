package dev.assay.influx.schema;

import dev.assay.api.CellState;
import dev.assay.api.DeviceHealth;
import dev.assay.regression.verdict.VerdictState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The whole schema: what the writer writes, the dashboards ask for and {@code SCHEMA.md} explains. {@link Measurement} lists measurements
 * with their tags and fields; here is what holds for all of them.
 */
public final class InfluxSchema {
    /** What a tag says whose own value would be one too many, or a branch that no baseline is pinned to. */
    public static final String OTHER = "(other)";

    /** What a tag says where there is nothing to say: InfluxDB knows no empty tag. */
    public static final String NONE = "(none)";

    /** A longer text is cut. */
    public static final int TEXT_CHARACTERS_MAX = 1_000;

    /** A longer value of a tag is cut, and keeps the first digits of its hash. */
    public static final int TAG_CHARACTERS_MAX = 200;

    private InfluxSchema() {}

    /** All measurements. */
    public static List<Measurement> measurements() {
        return List.of(Measurement.values());
    }

    /** {@link VerdictField#STATE_CODE}: the larger, the worse. */
    public static int code(VerdictState state) {
        return switch (state) {
            case PASS -> 0;
            case IMPROVED -> 1;
            case INCONCLUSIVE, NO_VERDICT -> 2;
            case FAIL -> 3;
        };
    }

    /** {@link TelemetryField#HEALTH_CODE}: the larger, the farther from measuring. */
    public static int code(DeviceHealth health) {
        return switch (health) {
            case GOOD -> 0;
            case UNKNOWN -> 1;
            case SUSPECT -> 2;
            case MAINTENANCE -> 3;
            case QUARANTINED -> 4;
            case RETIRED -> 5;
        };
    }

    /**
     * {@link BenchField#STATE_CODE}: from {@link CellState#SKIPPED} on there are no figures.
     *
     * @throws IllegalArgumentException when the cell is not settled
     */
    public static int code(CellState state) {
        return switch (state) {
            case MEASURED -> 0;
            case REUSED -> 1;
            case SKIPPED -> 2;
            case CANCELLED -> 3;
            case BUILD_FAILED -> 4;
            case MEASURE_FAILED -> 5;
            case WAITING_FOR_BUILD, QUEUED, RUNNING, WAITING_FOR_DEVICE ->
                throw new IllegalArgumentException("a cell that is " + state + " has no point; expected a settled one");
        };
    }

    /** The tables of {@code SCHEMA.md}. */
    public static String markdown() {
        return measurements().stream().map(InfluxSchema::markdown).collect(Collectors.joining("\n"));
    }

    private static String markdown(Measurement measurement) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(measurement.key()).append("\n");
        text.append(sentence(measurement.doc())).append("\n");
        if (!measurement.tags().isEmpty()) {
            text.append("\n| tag | values, at most | |\n|---|---|---|\n");
        }
        for (Tag tag : measurement.tags()) {
            text.append(row(tag.key(), Integer.toString(tag.valuesMax()), tag.doc()));
        }
        text.append("\n| field | type | unit | |\n|---|---|---|---|\n");
        for (Field field : measurement.fields()) {
            text.append(row(field.key(), field.type().influxName(), field.unit().symbol(), field.doc()));
        }
        if (measurement.tags().contains(Tag.KIND)) {
            text.append("\n| kind | |\n|---|---|\n");
            for (EventKind kind : EventKind.values()) {
                text.append(row(kind.key(), kind.doc()));
            }
        }
        return text.toString();
    }

    private static String row(String key, String... columns) {
        return "| `" + key + "` | " + String.join(" | ", columns) + " |\n";
    }

    private static String sentence(String doc) {
        return Character.toUpperCase(doc.charAt(0)) + doc.substring(1) + ".";
    }
}
