/**
 * Models made worse on purpose, by a known amount, to see whether a gate finds it: more to compute, more resident memory, wrong answers.
 * Each keeps its inputs and outputs, and says in its metadata what it is.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.optimizer.plant;
