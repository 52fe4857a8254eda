/** Rules that dashboards and alert rules must keep, checked on the files as they are, whoever wrote them. */
@NullMarked
package dev.assay.dashboards.lint;

import org.jspecify.annotations.NullMarked;
