/** What a simulated device does wrong, and how the controller sees it over the real wire. */
@org.jspecify.annotations.NullMarked
package dev.assay.simulator.fault;
