/** InfluxQL statements as panels, variables, annotations and alert rules ask them, and how Grafana fills in its variables. */
@NullMarked
package dev.assay.dashboards.query;

import org.jspecify.annotations.NullMarked;
