package dev.assay.influx.schema;

/** How devices are: once a minute, and what each session saw of its device. */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts and enums
public enum TelemetryField implements Field {
    CONNECTED("connected", FieldType.INTEGER, Unit.CODE, "1 when the agent was heard of lately, else 0"),
    HEALTH_CODE(
            "health_code",
            FieldType.INTEGER,
            Unit.CODE,
            "0 GOOD, 1 UNKNOWN, 2 SUSPECT, 3 MAINTENANCE, 4 QUARANTINED, 5 RETIRED: from good to bad"),
    HEALTH("health", FieldType.TEXT, Unit.NONE, "the same as a word"),
    QUEUE_LENGTH("queue_length", FieldType.INTEGER, Unit.COUNT, "jobs that wait for the device"),
    BUSY("busy", FieldType.INTEGER, Unit.CODE, "1 while the device holds a lease, else 0"),
    NOISE(
            "noise_share",
            FieldType.FLOAT,
            Unit.SHARE,
            "scatter of the golden model between runs, as a coefficient of variation"),
    SMALLEST_CHANGE(
            "smallest_change_share",
            FieldType.FLOAT,
            Unit.SHARE,
            "the smallest change of latency that an ordinary session can tell from the noise"),
    LEASE_WAIT(
            "lease_wait_seconds",
            FieldType.FLOAT,
            Unit.SECOND,
            "from when the job was queued to its lease; written with its session"),
    LEASE_LENGTH(
            "lease_length_seconds",
            FieldType.FLOAT,
            Unit.SECOND,
            "from the lease to the report; written with its session"),
    CELSIUS_START(
            "celsius_start", FieldType.FLOAT, Unit.CELSIUS, "hottest zone when the first run of the session began"),
    CELSIUS_MAX(
            "celsius_max",
            FieldType.FLOAT,
            Unit.CELSIUS,
            "the highest reading at the start or end of any run of the session"),
    THROTTLED(
            "throttled",
            FieldType.INTEGER,
            Unit.CODE,
            "1 when the processor was slowed down in any run of the session, else 0"),
    IDLE_WATTS("idle_watts", FieldType.FLOAT, Unit.WATT, "idle power around the runs of the session, median"),
    QUIET_SHARE(
            "quiet_share",
            FieldType.FLOAT,
            Unit.SHARE,
            "samples of the session that nothing disturbed, in the worst run"),
    RUNS_FAILED("runs_failed", FieldType.INTEGER, Unit.COUNT, "runs of the session that gave no figures"),
    PURPOSE("purpose", FieldType.TEXT, Unit.NONE, "what the session was for: MEASUREMENT, GATE or HEALTH_CHECK");

    private final FieldFacts facts;

    TelemetryField(String key, FieldType type, Unit unit, String doc) {
        facts = new FieldFacts(key, type, unit, doc);
    }

    @Override
    public FieldFacts facts() {
        return facts;
    }
}
