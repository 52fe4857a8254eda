/** Points as InfluxDB reads them: line protocol, with the types of the schema enforced and every name escaped. */
@org.jspecify.annotations.NullMarked
package dev.assay.influx.point;
