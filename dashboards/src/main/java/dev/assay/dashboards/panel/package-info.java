/** Panels: what each one asks, how it draws the answer, in which unit, and what it says when there is none. */
@NullMarked
package dev.assay.dashboards.panel;

import org.jspecify.annotations.NullMarked;
