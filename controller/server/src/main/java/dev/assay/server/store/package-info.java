/** The tables. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.store;
