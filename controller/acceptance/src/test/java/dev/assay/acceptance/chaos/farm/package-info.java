/** The parts of a farm that can fail: processes, clocks, disks, a database server. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance.chaos.farm;
