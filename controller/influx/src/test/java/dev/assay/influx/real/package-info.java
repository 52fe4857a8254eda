/** A real InfluxDB for tests, of this module and of others. */
@org.jspecify.annotations.NullMarked
package dev.assay.influx.real;
