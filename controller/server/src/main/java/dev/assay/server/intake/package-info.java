/** What devices report: stored once, whole, or not at all. */
@org.jspecify.annotations.NullMarked
package dev.assay.server.intake;
