/** Histories and incidents as people read them. */
@org.jspecify.annotations.NullMarked
package dev.assay.cli.history;
