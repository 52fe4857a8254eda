/** Chance that is the same every time: figures drawn from a seed and from what they are for, whoever draws first. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator.chance;
