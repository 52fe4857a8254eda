package dev.assay.influx.write;

/** Which InfluxDB it is; all of them are written to by {@code /api/v2/write}. */
public enum InfluxVersion {
    /** 1.8 or newer: database, user and password, or none. */
    V1,
    /** 2.x: organization, bucket and token. */
    V2,
    /** 3.x: database and token. */
    V3
}
