/** A sweep on a farm, from its files to its report. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.campaign;
