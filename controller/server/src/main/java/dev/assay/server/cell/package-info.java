/** The cells of campaigns: from waiting to settled, and what follows when they are. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.cell;
