/** Simulated devices: an agent each, with everything real but the measuring. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator.device;
