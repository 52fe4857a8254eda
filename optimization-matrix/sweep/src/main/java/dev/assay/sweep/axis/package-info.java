/**
 * The values that a variant has on the axes of optimization. Each value has one canonical text, which is what people
 * write, what labels show and what a recipe's id is computed from.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.sweep.axis;
