/** What a sweep says of judging: what is compared with the baseline, and what must hold without one. */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep.gate;
