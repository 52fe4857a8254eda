/** Reads device profiles from YAML; every problem is told at once, each with its line. */
@org.jspecify.annotations.NullMarked
package dev.assay.device.reading;
