/** JSON and YAML as ordered maps, written the same on every machine. */
@NullMarked
package dev.assay.dashboards.json;

import org.jspecify.annotations.NullMarked;
