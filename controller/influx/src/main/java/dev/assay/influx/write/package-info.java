/** Lines on their way into InfluxDB: one blocking request at a time, each answer understood. The only package that knows the client. */
@org.jspecify.annotations.NullMarked
package dev.assay.influx.write;
