/** Agents without devices: seeded models of latency, heat, energy and failure behind the real wire protocol. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator;
