/** One model measured on this machine, without a farm. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.bench;
