/** One variant built on this machine, without a farm. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.optimize;
