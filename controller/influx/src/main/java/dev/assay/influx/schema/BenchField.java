package dev.assay.influx.schema;

/**
 * What one settled cell of a campaign says, all in one wide point: InfluxQL has no joins. Figures are means over runs; a cell that has
 * none is there too, with its state and the reason.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts and enums
public enum BenchField implements Field {
    LATENCY_P50("latency_p50_seconds", FieldType.FLOAT, Unit.SECOND, "median time of one inference"),
    LATENCY_P50_HALF_WIDTH(
            "latency_p50_half_width_seconds", FieldType.FLOAT, Unit.SECOND, "half of its 95 % interval over runs"),
    LATENCY_P90("latency_p90_seconds", FieldType.FLOAT, Unit.SECOND, "nine of ten inferences do not exceed it"),
    LATENCY_P90_HALF_WIDTH(
            "latency_p90_half_width_seconds", FieldType.FLOAT, Unit.SECOND, "half of its 95 % interval over runs"),
    LATENCY_P99("latency_p99_seconds", FieldType.FLOAT, Unit.SECOND, "99 of 100 inferences do not exceed it"),
    LATENCY_P99_HALF_WIDTH(
            "latency_p99_half_width_seconds", FieldType.FLOAT, Unit.SECOND, "half of its 95 % interval over runs"),
    LATENCY_MEAN("latency_mean_seconds", FieldType.FLOAT, Unit.SECOND, "mean time of one inference"),
    LATENCY_MEAN_HALF_WIDTH(
            "latency_mean_half_width_seconds", FieldType.FLOAT, Unit.SECOND, "half of its 95 % interval over runs"),
    LATENCY_MIN("latency_min_seconds", FieldType.FLOAT, Unit.SECOND, "the fastest inference of all"),
    LOAD("load_seconds", FieldType.FLOAT, Unit.SECOND, "loading the model"),
    FIRST_INFERENCE("first_inference_seconds", FieldType.FLOAT, Unit.SECOND, "the first inference after loading"),
    WARMUP("warmup_seconds", FieldType.FLOAT, Unit.SECOND, "untimed inferences before the samples"),
    MEMORY_PEAK("memory_peak_bytes", FieldType.FLOAT, Unit.BYTE, "highest resident memory of a run's process"),
    MEMORY_PEAK_HALF_WIDTH(
            "memory_peak_half_width_bytes", FieldType.FLOAT, Unit.BYTE, "half of its 95 % interval over runs"),
    MEMORY_LOADED("memory_loaded_bytes", FieldType.FLOAT, Unit.BYTE, "resident memory with the model loaded"),
    MODEL_BYTES("model_bytes", FieldType.INTEGER, Unit.BYTE, "length of the model file"),
    ENERGY_GROSS("energy_gross_joules", FieldType.FLOAT, Unit.JOULE, "energy of one inference, all the sensor saw"),
    ENERGY_GROSS_HALF_WIDTH(
            "energy_gross_half_width_joules", FieldType.FLOAT, Unit.JOULE, "half of its 95 % interval over runs"),
    ENERGY_NET("energy_net_joules", FieldType.FLOAT, Unit.JOULE, "energy of one inference without idle power"),
    ENERGY_NET_HALF_WIDTH(
            "energy_net_half_width_joules", FieldType.FLOAT, Unit.JOULE, "half of its 95 % interval over runs"),
    ENERGY_SENSOR_HALF_WIDTH(
            "energy_sensor_half_width_joules", FieldType.FLOAT, Unit.JOULE, "half of the sensor's own error band"),
    ENERGY_SOURCE("energy_source", FieldType.TEXT, Unit.NONE, "which sensor; absent where there was none"),
    ENERGY_GRADE(
            "energy_grade",
            FieldType.TEXT,
            Unit.NONE,
            "A external meter, B rail on the board, C coarse gauge, D estimate of a model"),
    ACCURACY("accuracy", FieldType.FLOAT, Unit.SHARE, "share of right answers"),
    ACCURACY_METRIC("accuracy_metric", FieldType.TEXT, Unit.NONE, "how answers are scored: top-1"),
    ACCURACY_EXAMPLES("accuracy_examples", FieldType.INTEGER, Unit.COUNT, "examples of the test set"),
    ACCURACY_CHANGE(
            "accuracy_change_points",
            FieldType.FLOAT,
            Unit.POINT,
            "change against the same model as it came; negative is worse"),
    ACCURACY_CHANGE_PROVEN(
            "accuracy_change_proven", FieldType.BOOLEAN, Unit.NONE, "whether chance would rarely change so much"),
    CELSIUS_START("celsius_start", FieldType.FLOAT, Unit.CELSIUS, "hottest zone when the first run began"),
    CELSIUS_MAX("celsius_max", FieldType.FLOAT, Unit.CELSIUS, "the highest reading at the start or end of any run"),
    THROTTLED("throttled", FieldType.INTEGER, Unit.CODE, "1 when the processor was slowed down in any run, else 0"),
    QUIET_SHARE("quiet_share", FieldType.FLOAT, Unit.SHARE, "samples that nothing disturbed, in the worst run"),
    RUNS_COMPLETED("runs_completed", FieldType.INTEGER, Unit.COUNT, "runs that gave figures"),
    RUNS_FAILED("runs_failed", FieldType.INTEGER, Unit.COUNT, "runs that gave none"),
    RUNS_STEADY("runs_steady", FieldType.INTEGER, Unit.COUNT, "runs whose latency had settled before timing began"),
    PARETO(
            "pareto",
            FieldType.INTEGER,
            Unit.CODE,
            "1 when no other variant of the model on the device is better in everything, else 0; known at the campaign's end"),
    FRONT_LATENCY(
            "front_latency",
            FieldType.INTEGER,
            Unit.CODE,
            "1 when no variant of the model on the device has both a lower latency p50 and a higher accuracy, by the figures alone, "
                    + "else 0; known at the campaign's end"),
    FRONT_ENERGY("front_energy", FieldType.INTEGER, Unit.CODE, "the same for net energy and accuracy"),
    FRONT_MEMORY("front_memory", FieldType.INTEGER, Unit.CODE, "the same for peak memory and accuracy"),
    FRONT_SIZE("front_size", FieldType.INTEGER, Unit.CODE, "the same for the model file's length and accuracy"),
    STATE_CODE(
            "state_code",
            FieldType.INTEGER,
            Unit.CODE,
            "0 MEASURED, 1 REUSED, 2 SKIPPED, 3 CANCELLED, 4 BUILD_FAILED, 5 MEASURE_FAILED: from 2 on there are no figures"),
    STATE("state", FieldType.TEXT, Unit.NONE, "the same as a word"),
    REASON("reason", FieldType.TEXT, Unit.NONE, "why there are no figures; absent where there are"),
    OWNER("owner", FieldType.TEXT, Unit.NONE, "who must act that there will be figures; absent where nobody must"),
    CAMPAIGN_CELLS("campaign_cells", FieldType.INTEGER, Unit.COUNT, "cells of the whole campaign, settled or not"),
    CAMPAIGN("campaign", FieldType.TEXT, Unit.NONE, "id of the campaign"),
    CELL("cell", FieldType.INTEGER, Unit.NONE, "index of the cell in its campaign, from 0"),
    REUSED("reused", FieldType.BOOLEAN, Unit.NONE, "whether an older session's figures were taken"),
    REVISION("revision", FieldType.TEXT, Unit.NONE, "commit that the campaign measured"),
    BRANCH_NAME("branch_name", FieldType.TEXT, Unit.NONE, "name of the branch, whatever the tag says"),
    VARIANT_ID("variant_id", FieldType.TEXT, Unit.NONE, "hash of the recipe"),
    ARTIFACT_SHA256("artifact_sha256", FieldType.TEXT, Unit.NONE, "the measured model file"),
    REPORT_SHA256("report_sha256", FieldType.TEXT, Unit.NONE, "the raw report with every sample"),
    ONNXRUNTIME_VERSION("onnxruntime_version", FieldType.TEXT, Unit.NONE, "ONNX Runtime of the device"),
    AGENT_VERSION("agent_version", FieldType.TEXT, Unit.NONE, "release and hash of the agent's code");

    private final FieldFacts facts;

    BenchField(String key, FieldType type, Unit unit, String doc) {
        facts = new FieldFacts(key, type, unit, doc);
    }

    @Override
    public FieldFacts facts() {
        return facts;
    }
}
