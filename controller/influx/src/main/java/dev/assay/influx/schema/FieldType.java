package dev.assay.influx.schema;

/** What a field holds. InfluxDB never changes the type that a field had first, so each is enforced before anything is sent. */
public enum FieldType {
    /** A finite double. */
    FLOAT("float"),
    /** A long. */
    INTEGER("integer"),
    /** True or false. */
    BOOLEAN("boolean"),
    /** Text of at most {@link InfluxSchema#TEXT_CHARACTERS_MAX} characters. */
    TEXT("string");

    private final String influxName;

    FieldType(String influxName) {
        this.influxName = influxName;
    }

    /** As {@code show field keys} names it. */
    public String influxName() {
        return influxName;
    }
}
