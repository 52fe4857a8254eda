/** The models that a simulated device answers with: heat, latency, energy, memory, answers. Pure; time is a parameter. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator.model;
