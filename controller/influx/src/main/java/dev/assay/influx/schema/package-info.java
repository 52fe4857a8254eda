/** What InfluxDB is told: every measurement with its tags and fields. Writer, dashboards and documentation all read it here. */
@org.jspecify.annotations.NullMarked
package dev.assay.influx.schema;
