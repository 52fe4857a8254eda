/** The rules of the house, and the whole farm with real processes. */
@org.jspecify.annotations.NullMarked
package dev.assay.acceptance;
