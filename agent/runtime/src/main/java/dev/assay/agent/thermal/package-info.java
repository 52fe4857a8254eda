/** How hot a device is, and whether its CPU was slowed down. */
@org.jspecify.annotations.NullMarked
package dev.assay.agent.thermal;
