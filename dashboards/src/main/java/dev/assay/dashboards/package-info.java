/** Writes the Grafana dashboards and alert rules of this room, and nothing else: what they show was judged before. */
@NullMarked
package dev.assay.dashboards;

import org.jspecify.annotations.NullMarked;
