package dev.assay.influx.schema;

/** One field of a measurement: implemented by one enum for each measurement, so that the compiler knows them all. */
public interface Field {
    /** All that is known of it. */
    FieldFacts facts();

    /** Its name in InfluxDB, with the unit at the end where it has one. */
    default String key() {
        return facts().key();
    }

    /** What it holds. */
    default FieldType type() {
        return facts().type();
    }

    /** What it is counted in. */
    default Unit unit() {
        return facts().unit();
    }

    /** One sentence for people, without a full stop. */
    default String doc() {
        return facts().doc();
    }
}
