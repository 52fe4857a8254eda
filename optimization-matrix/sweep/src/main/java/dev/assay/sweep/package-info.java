/** From YAML to a checked sweep, and from that to cells: which variants are measured where, and which are not and why. */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep;
