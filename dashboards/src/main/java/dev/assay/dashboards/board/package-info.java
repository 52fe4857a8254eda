/** The dashboards, each with the question that it answers, and what they are made of. */
@NullMarked
package dev.assay.dashboards.board;

import org.jspecify.annotations.NullMarked;
