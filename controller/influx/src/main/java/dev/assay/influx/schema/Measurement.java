package dev.assay.influx.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The measurements: what campaigns found, what happened, how devices are, and where the farm is. */
@SuppressWarnings("ImmutableEnumChecker") // List.of never changes
public enum Measurement {
    BENCH(
            "bench",
            "one wide point for each settled cell of a campaign, measured or not",
            List.of(
                    Tag.SWEEP,
                    Tag.BRANCH,
                    Tag.MODEL,
                    Tag.VARIANT,
                    Tag.QUANTIZATION,
                    Tag.SPARSITY,
                    Tag.RANK,
                    Tag.DISTILLATION,
                    Tag.PROVIDER,
                    Tag.THREADS,
                    Tag.BATCH,
                    Tag.DEVICE,
                    Tag.PROFILE,
                    Tag.SIMULATED),
            List.of(BenchField.values())),
    VERDICT(
            "verdict",
            "one point for each final verdict: one metric of one cell of a gated campaign",
            List.of(
                    Tag.SWEEP,
                    Tag.BRANCH,
                    Tag.MODEL,
                    Tag.VARIANT,
                    Tag.PROVIDER,
                    Tag.THREADS,
                    Tag.BATCH,
                    Tag.DEVICE,
                    Tag.PROFILE,
                    Tag.SIMULATED,
                    Tag.METRIC),
            List.of(VerdictField.values())),
    EVENT(
            "event",
            "one point for each thing that happened in the farm",
            List.of(Tag.KIND, Tag.SWEEP, Tag.DEVICE),
            List.of(EventField.values())),
    TELEMETRY(
            "telemetry",
            "how each device is, once a minute and with each session; a point has only the fields that were known",
            List.of(Tag.DEVICE, Tag.PROFILE, Tag.SIMULATED),
            List.of(TelemetryField.values())),
    FARM(
            "farm",
            "where the farm is reached, once a minute by whichever controller comes first",
            List.of(),
            List.of(FarmField.values()));

    private final String key;
    private final String doc;
    private final List<Tag> tags;
    private final List<Field> fields;

    Measurement(String key, String doc, List<Tag> tags, List<Field> fields) {
        this.key = key;
        this.doc = doc;
        this.tags = tags;
        this.fields = fields;
    }

    /** Its name in InfluxDB. */
    public String key() {
        return key;
    }

    /** One sentence for people. */
    public String doc() {
        return doc;
    }

    /** All of them stand at every point. */
    public List<Tag> tags() {
        return tags;
    }

    /** A point has those that are known; at least one. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of this name, if there is one. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.key().equals(name)).findFirst();
    }

    /** The tag of this name, if there is one. */
    public Optional<Tag> tag(String name) {
        return tags.stream().filter(tag -> tag.key().equals(name)).findFirst();
    }

    /** The measurement of this name, if there is one. */
    public static Optional<Measurement> of(String name) {
        return Arrays.stream(values()).filter(one -> one.key().equals(name)).findFirst();
    }
}
