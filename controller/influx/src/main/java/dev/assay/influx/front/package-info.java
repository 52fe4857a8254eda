/** Fronts of two figures, for charts: InfluxQL cannot find them, and Grafana has no way to. */
@org.jspecify.annotations.NullMarked
package dev.assay.influx.front;
