package dev.assay.influx.schema;

/**
 * What the schema says of one field.
 *
 * @param key its name in InfluxDB, with the unit at the end where it has one
 * @param type what it holds
 * @param unit what it is counted in
 * @param doc one sentence for people, without a full stop
 */
public record FieldFacts(String key, FieldType type, Unit unit, String doc) {}
