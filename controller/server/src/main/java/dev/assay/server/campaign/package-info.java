/** Campaigns: from a sweep to cells, and their end. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.campaign;
