/** Text in columns, for a terminal. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.table;
