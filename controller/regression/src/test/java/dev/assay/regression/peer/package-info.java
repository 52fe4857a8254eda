/**
 * The rules by which other projects find regressions, written anew from their published formulas, and tables that put the same noise through them and
 * through ours.
 *
 * <p>In test scope: no product code may rest on them, and their only use is the comparison.
 */
@org.jspecify.annotations.NullMarked
package dev.assay.regression.peer;
