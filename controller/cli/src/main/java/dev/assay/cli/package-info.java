/** The command line of Assay. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli;
