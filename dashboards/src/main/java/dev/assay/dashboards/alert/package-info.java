/** Alert rules: each compares a stored verdict or state with a number, and judges nothing itself. */
@NullMarked
package dev.assay.dashboards.alert;

import org.jspecify.annotations.NullMarked;
