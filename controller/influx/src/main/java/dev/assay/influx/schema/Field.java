package dev.assay.influx.schema;

/** One field of a measurement: implemented by one enum for each measurement, so that the compiler knows them all. */
public interface Field {
    /** Its name in InfluxDB, with the unit at the end where it has one. */
    String key();

    /** What it holds. */
    FieldType type();

    /** What it is counted in. */
    Unit unit();

    /** One sentence for people, without a full stop. */
    String doc();
}
