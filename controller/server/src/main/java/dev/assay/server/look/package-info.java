/** One cell or one device looked at closely: what a page shows of it beyond the lists. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.look;
